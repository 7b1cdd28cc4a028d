/** Whether the database can be relied upon now, by a look at it, and by what was met before. */
export abstract class DatabaseHealth {
  /**
   * Costs about as much as reading a row.
   *
   * @throws DatabaseDamagedError, DatabaseDisplacedError, DatabaseUnavailableError
   */
  abstract check(): Promise<void>;

  /** Calls back once, when damage is met by this process: others on the same file are to hear of it. */
  onDamaged(_listener: () => void): void {}

  /** Another process on the same file has met damage: it counts here, too. */
  markDamaged(): void {}
}
