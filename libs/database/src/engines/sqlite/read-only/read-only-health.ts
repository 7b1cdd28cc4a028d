import { DatabaseHealth } from '../../../health/database-health.js';
import type { SqlReader } from '../../../sql/sql-reader.js';

/** Of a file that is only read: it can be used when it can be read. */
export class ReadOnlyHealth extends DatabaseHealth {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async check(): Promise<void> {
    await this.reader.get('SELECT count(*) FROM sqlite_schema');
  }
}
