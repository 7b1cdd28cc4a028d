/** What a batch may take, in milliseconds: others who write wait for it, and their commits for what it gives the disk to do. */
const BATCH_MS = 30;

/** Records: no more, however fast they are stored, and no fewer, since each commit has its price, too. */
const MOST = 1_000;
const FEWEST = 50;

/** Where it begins: the first batch, too, comes in beside others. */
const AT_FIRST = 250;

/** By how much a batch differs from the one before, at most: one that waited for others says little. */
const SMALLER = 0.5;
const LARGER = 1.25;

/** How many records go in a batch beside others who write to the same database: as many as are stored in {@link BATCH_MS}. */
export class BatchPace {
  private records = AT_FIRST;

  /** For the next batch. */
  get size(): number {
    return Math.round(this.records);
  }

  /** @param milliseconds what a batch of that size took, with its wait for others */
  took(milliseconds: number): void {
    const change = Math.min(Math.max(BATCH_MS / milliseconds, SMALLER), LARGER);
    this.records = Math.min(Math.max(this.records * change, FEWEST), MOST);
  }
}
