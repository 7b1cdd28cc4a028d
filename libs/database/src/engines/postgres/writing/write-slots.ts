/** So many transactions at once, and no more; those that wait begin in the order in which they came. */
export class WriteSlots {
  private readonly waiting: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly slots: number) {}

  /** Waits here for as long as it takes. A wait for the pool has a time limit, which is there to tell an outage. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken < this.slots) this.taken += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.taken -= 1;
      else next();
    }
  }
}
