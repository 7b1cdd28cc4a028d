import type pg from 'pg';
import { SqlReader } from '../../sql/sql-reader.js';
import type { SqlValue } from '../../sql/sql-value.js';
import type { Statement } from '../../sql/statement.js';
import { translatePostgresError } from './postgres-errors.js';
import { postgresStatement } from './postgres-statements.js';

/** Runs a statement on a connection, or on any of a pool. */
export async function query<Row extends pg.QueryResultRow>(
  connection: pg.ClientBase | pg.Pool,
  statement: Statement,
  parameters: readonly SqlValue[],
): Promise<pg.QueryResult<Row> | undefined> {
  const named = postgresStatement(statement);
  if (named === undefined) return undefined;
  try {
    return await connection.query<Row>({ ...named, values: parameters as SqlValue[] });
  } catch (error) {
    throw translatePostgresError(error);
  }
}

/** Reads what is committed on the primary. */
export class PostgresReader extends SqlReader {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async all<Row>(statement: Statement, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    const result = await query<pg.QueryResultRow>(this.pool, statement, parameters);
    return (result?.rows ?? []) as Row[];
  }

  override async get<Row>(
    statement: Statement,
    parameters: readonly SqlValue[] = [],
  ): Promise<Row | undefined> {
    const [first] = await this.all<Row>(statement, parameters);
    return first;
  }
}
