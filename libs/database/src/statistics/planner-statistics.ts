import type { UnitOfWork } from '../transactions/unit-of-work.js';

/**
 * What the engine's planner knows of how many rows there are. PostgreSQL learns of them a minute later by itself, and
 * reads whole tables until then; SQLite never does.
 */
export class PlannerStatistics {
  /** @param statements the engine's own, that have all tables looked at */
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: readonly string[],
  ) {}

  /**
   * Looks at the tables anew, at a sample of their rows: to be called after many have come in, or gone.
   *
   * @throws DatabaseUnavailableError when a table takes too long, once the others were looked at
   */
  async refresh(): Promise<void> {
    // A transaction each: a statement's time is bounded, and nothing else waits for all of them.
    const failures: unknown[] = [];
    for (const statement of this.statements) {
      try {
        await this.unitOfWork.write(async (transaction) => transaction.all(statement));
      } catch (error) {
        // The last one on SQLite gives the connection its map back.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
