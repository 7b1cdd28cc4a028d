import { getDataSourceToken } from '@nestjs/typeorm';
import { type AnyParameters, type AnyStatement, boundFor, SqlReader } from '@retinue/database';
import Sqlite from 'better-sqlite3';
import type { Response } from 'supertest';
import type { DataSource } from 'typeorm';
import type { RequestOptions } from './checked-client.js';
import type { TestApp } from './start-test-app.js';
import { ENGINE } from './new-database.js';
import { poolOf } from './postgres-pool.js';

/** What a page read, and how many rows the database looked at for it, whether they came to be in the answer or not. */
export interface CountedAnswer {
  readonly answer: Response;
  readonly rows: number;
}

interface Read {
  readonly statement: AnyStatement;
  readonly parameters: AnyParameters | undefined;
}

/**
 * Sends a GET request, and does what it read once more where rows can be counted: the work of a statement, without a
 * clock.
 */
export async function countRowsOf(
  { nest, http }: Pick<TestApp, 'nest' | 'http'>,
  path: string,
  options: RequestOptions = {},
): Promise<CountedAnswer> {
  const reader = nest.get(SqlReader, { strict: false });
  const reads: Read[] = [];
  const spies = (['all', 'get'] as const).map((name) => {
    type Reading = (statement: AnyStatement, parameters?: AnyParameters) => Promise<never>;
    const own = reader[name].bind(reader) as Reading;
    reader[name] = async (statement: AnyStatement, parameters?: AnyParameters) => {
      reads.push({ statement, parameters });
      return own(statement, parameters);
    };
    return () => Reflect.deleteProperty(reader, name);
  });
  try {
    const answer = await http.get(path, options);
    spies.forEach((restore) => restore());
    const rows = ENGINE === 'sqlite' ? countOnSqlite(nest, reads) : await countOnPostgres(nest, reads);
    return { answer, rows };
  } finally {
    spies.forEach((restore) => restore());
  }
}

/** A column of each table that no index gives a value for, so that it is asked for row by row. */
const ASKED_OF: Readonly<Record<string, string>> = {
  follows: 'created_at',
  follow_events: 'created_at',
  follow_requests: 'created_at',
  blocks: 'created_at',
  mutes: 'created_at',
  users: 'version',
  user_cards: 'email',
  user_card_json: 'card',
};

/** A connection of its own, on which each table is behind a view that counts the rows it gives. */
function countOnSqlite(nest: TestApp['nest'], reads: readonly Read[]): number {
  const { database } = nest.get<DataSource>(getDataSourceToken('retinue')).options;
  const connection = new Sqlite(database as string, { readonly: true });
  try {
    let rows = 0;
    connection.pragma('trusted_schema = ON');
    connection.function('looked_at', { deterministic: false }, (_value: unknown) => {
      rows += 1;
      return 1;
    });
    for (const [table, column] of Object.entries(ASKED_OF)) {
      connection.exec(
        `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} AS stored WHERE looked_at(stored.${column})`,
      );
    }
    for (const { statement, parameters } of reads) {
      const [sql, values] = boundFor('sqlite', statement, parameters);
      connection.prepare(sql).all(...values);
    }
    return rows;
  } finally {
    connection.close();
  }
}

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

const WAYS_TO_READ_ALL = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'] as const;

async function countOnPostgres(nest: TestApp['nest'], reads: readonly Read[]): Promise<number> {
  const client = await poolOf({ nest }).connect();
  try {
    // The tables of a test are small: to read one as a whole costs less than a window's look-ups do.
    for (const way of WAYS_TO_READ_ALL) await client.query(`SET ${way} = off`);
    let rows = 0;
    for (const { statement, parameters } of reads) {
      const [sql, values] = boundFor('postgres', statement, parameters);
      let place = 0;
      const explain = `EXPLAIN (ANALYZE, FORMAT JSON) ${sql.replaceAll('?', () => `$${(place += 1)}`)}`;
      const result = await client.query<Explained>(explain, [...values]);
      rows += rowsOf(result.rows[0]!['QUERY PLAN'][0].Plan);
    }
    return rows;
  } finally {
    for (const way of WAYS_TO_READ_ALL) await client.query(`RESET ${way}`);
    client.release();
  }
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }];
}

function rowsOf(node: PlanNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own =
    node['Relation Name'] === undefined ? 0 : (node['Actual Rows'] + removed) * node['Actual Loops'];
  return (node.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), own);
}
