import { Client, type Pool } from 'pg';
import type { DatabaseActivity } from '../../../activity/database-activity.js';
import { BulkSession, BulkSessions, type SetAside } from '../../../bulk/bulk-sessions.js';
import { statement } from '../../../sql/statement.js';
import { runEffects } from '../../../transactions/effects.js';
import type { Transaction } from '../../../transactions/transaction.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import { translatePostgresError } from '../postgres-errors.js';
import type { PostgresTransaction } from '../postgres-transaction.js';
import { BodyWatch } from '../writing/body-watch.js';
import { TransactionAttempts } from '../writing/transaction-attempts.js';

/** As much time as it takes, and memory to sort in: there is one of them. */
const BULK_SETTINGS = {
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  maintenance_work_mem: '256MB',
  work_mem: '64MB',
  temp_buffers: '64MB',
} as const;

interface Definition {
  readonly tableName: string;
  readonly name: string;
  readonly definition: string;
}

/** Those that belong to no constraint. */
const INDEXES = statement<{ readonly tables: string }, Definition>({
  sqlite: '',
  postgres: `
    SELECT c.relname AS "tableName", i.relname AS name, pg_get_indexdef(x.indexrelid) AS definition
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
    WHERE c.relnamespace = current_schema()::regnamespace
      AND c.relname IN (SELECT value FROM json_array_elements_text(CAST(:tables AS json)) AS given (value))
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY x.indexrelid`,
});

/** What is looked up for each row: the primary keys that no foreign key leads to first, then foreign keys. */
const KEYS = statement<{ readonly tables: string }, Definition>({
  sqlite: '',
  postgres: `
    SELECT c.relname AS "tableName", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = current_schema()::regnamespace
      AND c.relname IN (SELECT value FROM json_array_elements_text(CAST(:tables AS json)) AS given (value))
      AND (k.contype = 'f' OR k.contype = 'p' AND c.relreplident <> 'i'
        AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = c.oid))
    ORDER BY k.contype DESC, k.oid`,
});

/** On connections of their own, whose temporary tables end with them. */
export class PostgresBulkSessions extends BulkSessions {
  constructor(
    private readonly pool: Pool,
    private readonly dataSource: ReadingDataSource,
    private readonly activity: Pick<DatabaseActivity, 'tell'>,
  ) {
    super();
  }

  override async open(): Promise<BulkSession> {
    const { options } = this.pool;
    const settings = Object.entries(BULK_SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
    const client = new Client({
      ...options,
      query_timeout: undefined,
      options: [options.options, ...settings].join(' '),
    });
    // Whoever waits for an answer learns of it.
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      throw translatePostgresError(error);
    }
    return new PostgresBulkSession(client, this.dataSource, this.activity);
  }
}

class PostgresBulkSession extends BulkSession {
  override readonly rebuiltRowsPerNew = 8;

  private readonly attempts: TransactionAttempts;

  constructor(
    private readonly client: Client,
    dataSource: ReadingDataSource,
    activity: Pick<DatabaseActivity, 'tell'>,
  ) {
    super();
    // The same connection each time; it is given back to nobody.
    const kept = Object.assign(client, { release: () => undefined });
    const watch = new BodyWatch<PostgresTransaction>();
    this.attempts = new TransactionAttempts({ connect: async () => kept }, dataSource, watch, {
      maxWriting: 1,
      asksForPosition: false,
      activity,
    });
  }

  override async write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { result, effects } = await this.attempts.commit(body);
    runEffects(effects);
    return result;
  }

  override async setIndexesAside(
    transaction: Transaction,
    tables: readonly string[],
  ): Promise<readonly SetAside[]> {
    const given = { tables: JSON.stringify(tables) };
    const indexes = await transaction.all(INDEXES, given);
    const keys = await transaction.all(KEYS, given);
    for (const { tableName, name } of keys)
      await transaction.run(`ALTER TABLE "${tableName}" DROP CONSTRAINT "${name}"`);
    for (const { name } of indexes) await transaction.run(`DROP INDEX "${name}"`);
    const build = (name: string, sql: string): SetAside => ({
      name,
      build: async () => {
        await transaction.run(sql);
      },
    });
    return [
      ...indexes.map(({ name, definition }) => build(name, definition)),
      ...keys.map(({ tableName, name, definition }) =>
        build(name, `ALTER TABLE "${tableName}" ADD CONSTRAINT "${name}" ${definition}`),
      ),
    ];
  }

  override async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
