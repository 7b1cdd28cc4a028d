import type pg from 'pg';
import type { AnyParameters, AnyStatement } from '../../../sql/statement.js';
import { translatePostgresError } from '../postgres-errors.js';
import { type NamedStatement, postgresStatement } from '../postgres-statements.js';

/** Runs a statement on a connection, or on any of a pool. */
export async function query<Row extends pg.QueryResultRow>(
  connection: pg.ClientBase | pg.Pool,
  statement: AnyStatement,
  parameters: AnyParameters | undefined,
): Promise<pg.QueryResult<Row> | undefined> {
  const named = postgresStatement(statement, parameters);
  return named === undefined ? undefined : queryNamed<Row>(connection, named);
}

/** The same of a statement with its values. */
export async function queryNamed<Row extends pg.QueryResultRow>(
  connection: pg.ClientBase | pg.Pool,
  named: NamedStatement,
): Promise<pg.QueryResult<Row>> {
  try {
    return await connection.query<Row>(named as pg.QueryConfig);
  } catch (error) {
    throw translatePostgresError(error);
  }
}
