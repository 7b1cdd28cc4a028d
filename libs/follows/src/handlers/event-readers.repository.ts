/** How far a named reader is behind. */
export interface KeptPlace {
  readonly name: string;
  /** Every event up to this place was handled. */
  readonly place: number;
  /** When the first event beyond happened; milliseconds since 1970 UTC, `null` when there is none. */
  readonly nextAt: number | null;
}

/** How far each named reader of the log has come. */
export abstract class EventReadersRepository {
  /** Gives a name its first place, unless it has one. */
  abstract begin(name: string, place: number): Promise<void>;

  /** All, by name. */
  abstract places(): Promise<readonly KeptPlace[]>;

  /** @returns undefined when nobody has begun by that name */
  abstract placeOf(name: string): Promise<number | undefined>;

  /** @returns whether it was; not when the place is another than `from` by now: somebody else reads by that name */
  abstract move(name: string, from: number, to: number): Promise<boolean>;
}
