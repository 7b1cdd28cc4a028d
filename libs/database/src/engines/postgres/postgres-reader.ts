import type pg from 'pg';
import { SqlReader } from '../../sql/sql-reader.js';
import type { AnyParameters, AnyStatement } from '../../sql/statement.js';
import { translatePostgresError } from './postgres-errors.js';
import { postgresStatement } from './postgres-statements.js';

/** Runs a statement on a connection, or on any of a pool. */
export async function query<Row extends pg.QueryResultRow>(
  connection: pg.ClientBase | pg.Pool,
  statement: AnyStatement,
  parameters: AnyParameters | undefined,
): Promise<pg.QueryResult<Row> | undefined> {
  const named = postgresStatement(statement, parameters);
  if (named === undefined) return undefined;
  try {
    return await connection.query<Row>(named as pg.QueryConfig);
  } catch (error) {
    throw translatePostgresError(error);
  }
}

/** Reads what is committed on the primary. */
export class PostgresReader extends SqlReader {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async all<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.rows<Row>(statement, parameters);
  }

  override async get<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    const [first] = await this.rows<Row>(statement, parameters);
    return first;
  }

  private async rows<Row>(statement: AnyStatement, parameters: AnyParameters | undefined): Promise<Row[]> {
    const result = await query<pg.QueryResultRow>(this.pool, statement, parameters);
    return (result?.rows ?? []) as Row[];
  }
}
