/** A part that does less than it should, while requests are answered all the same. */
export interface DegradedPart {
  /** `storage`, `primary`, or `replica 1` and so on, in the order of the setting: no address, since anybody may read it. */
  readonly part: string;
  /** What it means for requests. */
  readonly detail: string;
}

/** Whether the database can be relied upon now, by a look at it, and by what was met before. */
export abstract class DatabaseHealth {
  /**
   * Costs about as much as reading a row.
   *
   * @throws DatabaseDamagedError, DatabaseDisplacedError, DatabaseUnavailableError
   */
  abstract check(): Promise<void>;

  /** What is not as it should be though {@link check} is content, as it was last seen: asks nobody. */
  degradedParts(): readonly DegradedPart[] {
    return [];
  }

  /** Calls back once, when damage is met by this process: others on the same file are to hear of it. */
  onDamaged(_listener: () => void): void {}

  /** Another process on the same file has met damage: it counts here, too. */
  markDamaged(): void {}
}
