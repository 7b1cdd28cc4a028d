import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** Looks at every table that has changed much, whether this connection has read it or not (https://sqlite.org/pragma.html#pragma_optimize). */
const OPTIMIZE = 'PRAGMA optimize = 0x10002';

/**
 * What the engine's planner knows of how many rows there are. PostgreSQL learns of them a minute later by itself, and
 * reads whole tables until then; SQLite never does.
 */
export class PlannerStatistics {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly engine: 'sqlite' | 'postgres',
    /** Those of all modules. */
    private readonly tables: readonly string[],
  ) {}

  /**
   * Looks at the tables anew, at a sample of their rows: to be called after many have come in, or gone.
   *
   * @throws DatabaseUnavailableError when a table takes too long; what was looked at before stays known
   */
  async refresh(): Promise<void> {
    const statements =
      this.engine === 'sqlite' ? [OPTIMIZE] : this.tables.map((table) => `ANALYZE "${table}"`);
    // A transaction each: a statement's time is bounded, and nothing else waits for all of them.
    for (const statement of statements) {
      await this.unitOfWork.write(async (transaction) => transaction.all(statement));
    }
  }
}
