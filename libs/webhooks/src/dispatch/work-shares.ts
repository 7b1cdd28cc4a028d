import { createHash, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Leases } from '@retinue/database';

/** Parts that the work is divided into; each is one process's. */
const SHARES = 32;

/** Milliseconds that a share is held without being taken again: whoever dies is missed for so long. */
export const SHARE_MS = 12_000;

/** Work that several processes divide among them. Each has its shares, and gets those of who dies or ends. */
export class WorkShares {
  private readonly member: string;
  private held: readonly string[] = [];
  private heldUntil = 0;

  constructor(
    private readonly leases: Leases,
    private readonly work: string,
  ) {
    this.member = `${work}/member/${randomUUID()}`;
  }

  /**
   * Takes this process's shares, to be called again within {@link SHARE_MS}. A share that is another's from now on stays ours until
   * {@link giveUp}.
   */
  async take(): Promise<void> {
    const until = performance.now() + SHARE_MS;
    await this.leases.take([this.member], SHARE_MS);
    const members = await this.leases.held(`${this.work}/member/`);
    const ours = this.allShares().filter((share) => ownerOf(share, members) === this.member);
    this.held = await this.leases.take(ours, SHARE_MS);
    this.heldUntil = until;
  }

  /** Whether this process does the work of an id. */
  has(id: number): boolean {
    return this.isHeld && this.held.includes(this.shareOf(id));
  }

  /** Whether what {@link has} says still holds: a process that was stopped for long learns of it here. */
  get isHeld(): boolean {
    return performance.now() < this.heldUntil;
  }

  /** Lets others have what is not ours (any more): to be called when that work has ended. */
  async giveUp(): Promise<void> {
    await this.leases.release(this.allShares().filter((share) => !this.held.includes(share)));
  }

  /** Lets others have all of it. */
  async leave(): Promise<void> {
    const names = [...this.held, this.member];
    this.held = [];
    this.heldUntil = 0;
    await this.leases.release(names);
  }

  private allShares(): string[] {
    return Array.from({ length: SHARES }, (_, index) => `${this.work}/share/${index}`);
  }

  private shareOf(id: number): string {
    return `${this.work}/share/${id % SHARES}`;
  }
}

/**
 * By rendezvous hashing (https://en.wikipedia.org/wiki/Rendezvous_hashing): all come to the same without a word between them, and
 * who comes or goes changes the owners of no other shares.
 */
function ownerOf(share: string, members: readonly string[]): string | undefined {
  const weightOf = (member: string): string =>
    createHash('sha256').update(`${member} ${share}`).digest('hex');
  return members
    .map((member) => ({ member, weight: weightOf(member) }))
    .toSorted((one, other) => (one.weight < other.weight ? 1 : -1))[0]?.member;
}
