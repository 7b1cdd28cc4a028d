import type { DataSource } from 'typeorm';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/**
 * Looks at every table that has changed much, whether this connection has read it or not
 * (https://sqlite.org/pragma.html#pragma_optimize). At a bounded number of rows, since SQLite then keeps no samples of them:
 * those are names and emails, in a table that no deletion reaches (`sqlite_stat4`).
 */
const OPTIMIZE = 'PRAGMA optimize = 0x10012';

/** What has the tables of all modules looked at, a statement each where there is none for all. */
export function tablesToLookAt({ options, entityMetadatas }: DataSource): string[] {
  if (options.type !== 'postgres') return [OPTIMIZE];
  return entityMetadatas
    .filter(({ tableType }) => tableType === 'regular')
    .map(({ schema, tableName }) => (schema === undefined ? `"${tableName}"` : `"${schema}"."${tableName}"`))
    .map((table) => `ANALYZE ${table}`);
}

/**
 * What the engine's planner knows of how many rows there are. PostgreSQL learns of them a minute later by itself, and
 * reads whole tables until then; SQLite never does.
 */
export class PlannerStatistics {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: readonly string[],
  ) {}

  /**
   * Looks at the tables anew, at a sample of their rows: to be called after many have come in, or gone.
   *
   * @throws DatabaseUnavailableError when a table takes too long; what was looked at before stays known
   */
  async refresh(): Promise<void> {
    // A transaction each: a statement's time is bounded, and nothing else waits for all of them.
    for (const statement of this.statements) {
      await this.unitOfWork.write(async (transaction) => transaction.all(statement));
    }
  }
}
