import type pg from 'pg';
import { isKeyed } from '../../sql/keyed-statement.js';
import { SqlReader } from '../../sql/sql-reader.js';
import type { AnyParameters, AnyStatement } from '../../sql/statement.js';
import { query } from './connections/query.js';
import { SharedReads } from './reading/shared-reads.js';

/** Reads what is committed on one server, or replayed where that is a replica. */
export class PostgresReader extends SqlReader {
  private readonly shared: SharedReads;

  constructor(private readonly pool: pg.Pool) {
    super();
    this.shared = new SharedReads(pool);
  }

  override async all<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.rows<Row>(statement, parameters);
  }

  override async get<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    if (isKeyed(statement)) return this.shared.get<Row>(statement, parameters);
    const [first] = await this.rows<Row>(statement, parameters);
    return first;
  }

  private async rows<Row>(statement: AnyStatement, parameters: AnyParameters | undefined): Promise<Row[]> {
    const result = await query<pg.QueryResultRow>(this.pool, statement, parameters);
    return (result?.rows ?? []) as Row[];
  }
}
