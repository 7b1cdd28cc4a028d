import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { runEffects } from '../../../transactions/effects.js';
import {
  assertOutcomeForEach,
  type GroupedWork,
  type UnitOutcome,
} from '../../../transactions/unit-of-work.js';
import type { RequestState } from '../consistency/request-consistency.js';
import type { WalPosition } from '../consistency/wal-position.js';
import type { Committed, TransactionAttempts } from './transaction-attempts.js';
import type { WriteJob } from './write-job.js';

/** Units that share a transaction, at most: what they hold, others wait for. */
const MAX_GROUP = 200;

/** The units of one kind that wait to be done together. */
interface Group {
  waiting: WriteJob[];
  running: boolean;
}

/** Units of one kind that come while one of their kind is under way, together in the next transaction. */
export class GroupCommit {
  private readonly groups = new Map<GroupedWork<unknown, unknown>, Group>();

  /** @param tell told, before each unit's client is answered, where its write ended */
  constructor(
    private readonly attempts: TransactionAttempts,
    private readonly tell: (request: RequestState | undefined, position: WalPosition | undefined) => void,
  ) {}

  /** Does the job, with others of the same work or by itself, and settles it. */
  add(work: GroupedWork<unknown, unknown>, job: WriteJob): void {
    const group = this.groupOf(work);
    group.waiting.push(job);
    if (!group.running) void this.drain(work, group);
  }

  private groupOf(work: GroupedWork<unknown, unknown>): Group {
    let group = this.groups.get(work);
    if (group === undefined) this.groups.set(work, (group = { waiting: [], running: false }));
    return group;
  }

  private async drain(work: GroupedWork<unknown, unknown>, group: Group): Promise<void> {
    group.running = true;
    while (group.waiting.length > 0) await this.doTogether(work, group.waiting.splice(0, MAX_GROUP));
    group.running = false;
  }

  private async doTogether(work: GroupedWork<unknown, unknown>, jobs: readonly WriteJob[]): Promise<void> {
    let committed: Committed<readonly UnitOutcome[]>;
    try {
      const items = jobs.map(({ item }) => item);
      committed = await this.attempts.commit(
        async (transaction) => assertOutcomeForEach(items, await work(transaction, items)),
        items.length,
      );
    } catch (error) {
      if (jobs.length === 1 || error instanceof DatabaseUnavailableError) {
        for (const job of jobs) job.settle({ error });
        return;
      }
      // Each alone shows whose fault it was, and saves the others.
      for (const job of jobs) await this.doTogether(work, [job]);
      return;
    }
    // From here on it is done, whatever happens.
    const { result: outcomes, position, effects } = committed;
    jobs.forEach((job, index) => {
      runEffects([() => this.tell(job.request, position)]);
      job.settle(outcomes[index]!);
    });
    runEffects(effects);
  }
}
