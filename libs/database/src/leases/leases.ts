import { randomUUID } from 'node:crypto';
import type { LatestReader } from '../sql/latest-reader.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { HELD_LEASES, RELEASE_LEASE, SWEEP_LEASES, TAKE_LEASE } from './lease.statements.js';

/** Beyond all that a name may go on with. */
const END_OF_NAMES = '\u{10FFFF}';

/**
 * Says which process does a work that one may do at a time. A lease is held for a time, and taken again before that is over;
 * when its holder dies, another gets it then. A holder that was stopped for longer may not know yet that it has lost it: what is
 * written under a lease is to be compared with what was there.
 */
export class Leases {
  /** Tells the holders apart. */
  private readonly holder = randomUUID();
  /** Once in the life of a process: what those before it have left when they died. */
  private hasSwept = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: LatestReader,
  ) {}

  /**
   * Takes leases, or takes them again.
   *
   * @param milliseconds for how long, up to an hour
   * @returns those that are ours now: the others somebody else holds
   */
  async take(names: readonly string[], milliseconds: number): Promise<readonly string[]> {
    if (names.length === 0) return [];
    return this.unitOfWork.write(async (transaction) => {
      if (!this.hasSwept) await transaction.run(SWEEP_LEASES);
      this.hasSwept = true;
      const sorted = [...new Set(names)].toSorted();
      const rows = sorted.map((name) => ({ name, holder: this.holder, milliseconds }));
      const changed = await transaction.executeMany(TAKE_LEASE, rows);
      return sorted.filter((_name, index) => changed[index]! > 0);
    });
  }

  /** Gives leases up, as far as they are ours. */
  async release(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.unitOfWork.write(async (transaction) => {
      for (const name of names.toSorted())
        await transaction.run(RELEASE_LEASE, { name, holder: this.holder });
    });
  }

  /** The leases that somebody holds whose names begin like this, in order. */
  async held(prefix: string): Promise<readonly string[]> {
    const range = { from: prefix, upTo: `${prefix}${END_OF_NAMES}` };
    return (await this.reader.all(HELD_LEASES, range)).map(({ name }) => name);
  }
}
