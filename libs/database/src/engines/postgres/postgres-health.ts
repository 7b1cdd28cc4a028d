import { DatabaseHealth, type DegradedPart } from '../../health/database-health.js';
import type { SqlReader } from '../../sql/sql-reader.js';

/**
 * Whether a server answers. A broken page that was met (`database_damaged`) does not count: it is one of many, the same
 * for every instance, and a load balancer would take all of them out for it.
 */
export class PostgresHealth extends DatabaseHealth {
  /** @param degraded what is known of the other servers */
  constructor(
    private readonly reader: SqlReader,
    private readonly degraded: () => readonly DegradedPart[] = () => [],
  ) {
    super();
  }

  override async check(): Promise<void> {
    await this.reader.get('SELECT 1');
  }

  override degradedParts(): readonly DegradedPart[] {
    return this.degraded();
  }
}
