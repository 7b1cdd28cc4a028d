/** Whether the database can be relied upon now, by a look at it, and by what was met before. */
export abstract class DatabaseHealth {
  /**
   * Costs about as much as reading a row.
   *
   * @throws DatabaseDamagedError, DatabaseDisplacedError, DatabaseUnavailableError
   */
  abstract check(): Promise<void>;
}
