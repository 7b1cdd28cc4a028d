/** Addresses that are remembered though none of their work waits, at least. */
const REMEMBERED = 1_000;

interface Waiting {
  readonly address: string;
  readonly work: (() => void)[];
}

/** Work that waits, by whose it is: addresses follow each other, however much of them waits. */
export class AddressQueue {
  /** Those of which something waits, in the order of their turns. */
  private readonly round: Waiting[] = [];
  /**
   * Also of those of which nothing waits any more: a `Map` that gets and loses an entry for each request leaves tables
   * behind, of which each keeps the next from being collected early.
   */
  private readonly known = new Map<string, Waiting>();

  get isEmpty(): boolean {
    return this.round.length === 0;
  }

  /** @param address as the socket tells it; `undefined` when it is gone already */
  push(address: string | undefined, work: () => void): void {
    const own = this.of(address ?? '');
    if (own.work.length === 0) this.round.push(own);
    own.work.push(work);
  }

  shift(): (() => void) | undefined {
    const own = this.round.shift();
    const work = own?.work.shift();
    if (own !== undefined && own.work.length > 0) this.round.push(own);
    return work;
  }

  private of(address: string): Waiting {
    const before = this.known.get(address);
    if (before !== undefined) return before;
    if (this.known.size >= Math.max(REMEMBERED, 2 * this.round.length)) this.forgetIdle();
    const own = { address, work: [] };
    this.known.set(address, own);
    return own;
  }

  private forgetIdle(): void {
    this.known.clear();
    for (const own of this.round) this.known.set(own.address, own);
  }
}
