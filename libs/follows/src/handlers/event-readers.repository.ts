/** How far each named reader of the log has come. */
export abstract class EventReadersRepository {
  /** Gives a name its first place, unless it has one. */
  abstract begin(name: string, place: number): Promise<void>;

  /** @returns undefined when nobody has begun by that name */
  abstract placeOf(name: string): Promise<number | undefined>;

  /** @returns whether it was; not when the place is another than `from` by now: somebody else reads by that name */
  abstract move(name: string, from: number, to: number): Promise<boolean>;
}
