import { DatabaseUnavailableError } from '../../errors/storage.errors.js';

interface Waiting {
  readonly client: string;
  readonly begin: () => void;
  readonly refuse: (error: Error) => void;
}

/** How many slots there are, and places to wait for one. */
export interface SlotLimits {
  readonly slots: number;
  readonly waiting: number;
}

/**
 * Shares few slots out among clients: the next goes to the client that has the fewest, and within it to who came first.
 * Alone, a client may have all of them.
 */
export class StreamSlots {
  private taken = 0;
  private paused = false;
  private readonly takenBy = new Map<string, number>();
  /** In the order in which they came. */
  private readonly waiting: Waiting[] = [];

  constructor(private readonly limits: SlotLimits) {}

  /**
   * Waits for a slot.
   *
   * When all places are taken, the newest of the client that holds the most gives way to one that holds fewer.
   *
   * @param client whoever slots are shared with, by any name
   * @param signal ends the waiting, with its reason
   * @returns what gives the slot back; to be called once
   * @throws DatabaseUnavailableError when too many wait already
   */
  async take(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.isFree) this.begin(client);
    else await this.wait(client, signal);
    return () => this.end(client);
  }

  /** Gives no slots until {@link resume}, so that there is a moment in which nobody has one. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    while (this.isFree && this.waiting.length > 0) this.beginNext();
  }

  private get isFree(): boolean {
    return !this.paused && this.taken < this.limits.slots;
  }

  private async wait(client: string, signal: AbortSignal): Promise<void> {
    if (this.waiting.length >= this.limits.waiting) this.makeRoomFor(client);
    let leave: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const place: Waiting = { client, begin: resolve, refuse: reject };
        this.waiting.push(place);
        leave = () => {
          // Whoever has begun meanwhile has a slot, and learns from its signal that it need not go on.
          if (this.remove(place)) reject(signal.reason as Error);
        };
        signal.addEventListener('abort', leave);
      });
    } finally {
      if (leave !== undefined) signal.removeEventListener('abort', leave);
    }
  }

  private makeRoomFor(client: string): void {
    const held = new Map(this.takenBy);
    for (const place of this.waiting) held.set(place.client, (held.get(place.client) ?? 0) + 1);
    const heldBy = (other: string): number => held.get(other) ?? 0;
    const newest = this.waiting.reduceRight((most, place) =>
      heldBy(place.client) > heldBy(most.client) ? place : most,
    );
    // One more than the newcomer would be no better off with its place than the newcomer is.
    if (heldBy(newest.client) <= heldBy(client) + 1) {
      throw new DatabaseUnavailableError('Too many long answers at once');
    }
    this.remove(newest);
    newest.refuse(new DatabaseUnavailableError('Too many long answers at once, most of them to this client'));
  }

  private begin(client: string): void {
    this.taken += 1;
    this.takenBy.set(client, this.slotsOf(client) + 1);
  }

  private end(client: string): void {
    this.taken -= 1;
    const left = this.slotsOf(client) - 1;
    if (left === 0) this.takenBy.delete(client);
    else this.takenBy.set(client, left);
    if (this.isFree && this.waiting.length > 0) this.beginNext();
  }

  private beginNext(): void {
    const next = this.waiting.reduce((fewest, place) =>
      this.slotsOf(place.client) < this.slotsOf(fewest.client) ? place : fewest,
    );
    this.remove(next);
    // At once, so that nobody who comes before it goes on takes the slot.
    this.begin(next.client);
    next.begin();
  }

  private slotsOf(client: string): number {
    return this.takenBy.get(client) ?? 0;
  }

  private remove(place: Waiting): boolean {
    const index = this.waiting.indexOf(place);
    if (index >= 0) this.waiting.splice(index, 1);
    return index >= 0;
  }
}
