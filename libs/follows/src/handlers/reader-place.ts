import type { EventReadersRepository } from './event-readers.repository.js';

/** Milliseconds between two writes of a place, at least: a busy reader costs one a second, and not one for each event. */
const SAVE_EVERY_MS = 1_000;

/** How far a named reader has come: here at once, in the database soon. */
export class ReaderPlace {
  private current = 0;
  private saved = 0;
  /** By `performance.now()`. */
  private savedAt = Number.NEGATIVE_INFINITY;

  /** @param first where a name begins that is not known yet */
  constructor(
    private readonly name: string,
    private readonly places: EventReadersRepository,
    private readonly first: () => Promise<number>,
  ) {}

  /** Makes the name known, unless it is. */
  async begin(): Promise<void> {
    if ((await this.places.placeOf(this.name)) === undefined)
      await this.places.begin(this.name, await this.first());
  }

  /** Goes to where the database says that the name is. */
  async find(): Promise<void> {
    await this.begin();
    const place = await this.places.placeOf(this.name);
    if (place === undefined) throw new Error('its place was taken away');
    this.current = place;
    this.saved = place;
  }

  get now(): number {
    return this.current;
  }

  /** Milliseconds in which it is to be saved; undefined when it is. */
  get savedWithin(): number | undefined {
    return this.current === this.saved
      ? undefined
      : Math.max(0, this.savedAt + SAVE_EVERY_MS - performance.now());
  }

  /** Moves on, and saves that unless it was saved a moment ago. */
  async moveTo(place: number): Promise<void> {
    this.current = place;
    if (this.savedWithin === 0) await this.save();
  }

  /** @throws Error when another process has moved the place meanwhile */
  async save(): Promise<void> {
    if (this.current === this.saved) return;
    if (!(await this.places.move(this.name, this.saved, this.current)))
      throw new Error('another process has moved its place');
    this.saved = this.current;
    this.savedAt = performance.now();
  }
}
