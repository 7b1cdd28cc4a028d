import type { INestApplicationContext } from '@nestjs/common';
import {
  Consistency,
  DatabaseUnavailableError,
  keyedStatement,
  SqlReader,
  UnitOfWork,
} from '@retinue/database';
import { Client } from 'pg';
import { mark, openDatabase } from '../ports/open-database.js';
import { PostgresServer } from '../postgres-server/postgres-server.js';
import { outcomesOf } from '../support/outcomes.js';
import { CONSISTENCY_KEY, until } from './instances.js';

const FIND_MARK = keyedStatement<{ readonly mark: number }, { readonly mark: number }>(
  { mark: 'integer' },
  `SELECT actor_id AS mark FROM follow_events WHERE actor_id = :mark`,
);

const ECHO = keyedStatement<{ readonly text: string }, { readonly text: string }>(
  { text: 'text' },
  `SELECT CAST(:text AS TEXT) AS text`,
);

/** Statements of a kind that are at work at once, and turns of the event loop in which somebody asks. */
const AT_WORK = 3;
const TURNS = 6;

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('those who read by a key', () => {
  let primary: PostgresServer;
  let standby: PostgresServer;
  let nest: INestApplicationContext;
  let routed: INestApplicationContext;

  beforeAll(async () => {
    primary = await PostgresServer.create({
      wal_level: 'replica',
      shared_preload_libraries: 'pg_stat_statements',
    });
    await primary.query('CREATE EXTENSION pg_stat_statements');
    await primary.query('CREATE DATABASE retinue');
    const url = primary.url('retinue');
    nest = await openDatabase({ url, migrate: true });
    await nest.get(UnitOfWork).write(async (transaction) => {
      for (const number of range(100)) await mark(number)(transaction);
    });
    standby = await primary.createStandby('standby1');
    routed = await openDatabase({
      url,
      replicaUrls: [standby.url('retinue')],
      consistencyKey: CONSISTENCY_KEY,
    });
  }, 120_000);

  afterAll(async () => {
    await routed?.close();
    await nest?.close();
    await standby?.remove();
    await primary?.remove();
  }, 60_000);

  beforeEach(async () => {
    for (const server of [primary, standby]) await server.query('SELECT pg_stat_statements_reset()');
  });

  const find = async (reader: SqlReader, key: number) => reader.get(FIND_MARK, { mark: key });

  /** How often a server was asked something that holds such words, and how many rows it gave. */
  const asked = async (server: PostgresServer, words: string) =>
    server.query<{ readonly calls: number; readonly rows: number }>(
      `SELECT calls::int, rows::int FROM pg_stat_statements WHERE query LIKE '%${words}%' AND query NOT LIKE '%pg_stat_%'`,
    );

  test('in one turn of the event loop are one statement; somebody alone asks for one row', async () => {
    const reader = nest.get(SqlReader);
    const keys = [...range(50), 7, 7, 1_000];
    expect(await Promise.all(keys.map(async (key) => find(reader, key)))).toEqual(
      keys.map((key) => (key > 100 ? undefined : { mark: key })),
    );
    expect(await asked(primary, 'actor_id AS mark')).toEqual([{ calls: 1, rows: 52 }]);
    await find(reader, 1);
    expect(await asked(primary, 'WHERE actor_id = $1')).toEqual([{ calls: 1, rows: 1 }]);
  });

  test('are asked again apart when the server refuses the key of one, who alone is told', async () => {
    const reader = nest.get(SqlReader);
    const texts = range(20).map((number) => (number === 13 ? 'no text\0' : `text ${number}`));
    const outcomes = await outcomesOf(texts.map(async (text) => reader.get(ECHO, { text })));
    expect(outcomes.map((outcome, index) => (index === 12 ? typeof outcome : outcome))).toEqual(
      texts.map((text, index) => (index === 12 ? 'function' : { text })),
    );
  });

  test('are a bounded number of statements; who waits too long for those is told, and all goes on', async () => {
    const reader = nest.get(SqlReader);
    const locking = new Client({ connectionString: primary.url('retinue') });
    await locking.connect();
    const reads: Promise<unknown>[] = [];
    try {
      await locking.query('BEGIN; LOCK TABLE follow_events');
      for (const turn of range(TURNS)) {
        reads.push(find(reader, turn));
        await new Promise(setImmediate);
      }
      const outcomes = outcomesOf(reads);
      await until(async () => (await standingStill()) === AT_WORK);
      await expect(Promise.any(reads.slice(AT_WORK))).rejects.toThrow(AggregateError);
      expect(await standingStill()).toBeLessThanOrEqual(AT_WORK);
      await locking.query('COMMIT');
      expect((await outcomes).slice(AT_WORK)).toEqual(
        range(TURNS - AT_WORK).map(() => DatabaseUnavailableError),
      );
      expect(await find(reader, 5)).toEqual({ mark: 5 });
    } finally {
      await locking.end();
      await Promise.allSettled(reads);
    }
  });

  /** Statements of the readers that wait for the lock. */
  const standingStill = async (): Promise<number> => {
    const [row] = await primary.query<{ readonly count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%actor_id AS mark%'`,
    );
    return row!.count;
  };

  describe('from a replica', () => {
    const readAs = async (token: string | undefined, client: string, key: number) => {
      const consistency = routed.get(Consistency);
      return consistency.during(token, client, async () => {
        const row = await find(routed.get(SqlReader), key);
        return { row, token: consistency.freshness().token };
      });
    };

    beforeAll(async () => {
      await until(async () => {
        await standby.query('SELECT pg_stat_statements_reset()');
        await readAs(undefined, 'anybody', 1);
        return (await asked(standby, 'actor_id AS mark')).length > 0;
      });
    });

    test('share a statement, whatever they must see, once it has come as far', async () => {
      const { token } = await readAs(undefined, 'anybody', 1);
      await standby.query('SELECT pg_stat_statements_reset()');
      const reads = range(20).map(async (key) =>
        readAs(key % 2 === 0 ? token : undefined, `client ${key}`, key),
      );
      expect((await Promise.all(reads)).map(({ row }) => row)).toEqual(
        range(20).map((key) => ({ mark: key })),
      );
      expect(await asked(standby, 'actor_id AS mark')).toEqual([{ calls: 1, rows: 20 }]);
      expect(await asked(standby, 'SELECT pg_last_wal_replay_lsn()::text AS lsn')).toEqual([
        { calls: 1, rows: 1 },
      ]);
    });

    test('share nothing with those who must see more than it has', async () => {
      await standby.query('SELECT pg_wal_replay_pause()');
      try {
        const consistency = routed.get(Consistency);
        const token = await consistency.during(undefined, 'writer', async () => {
          await routed.get(UnitOfWork).write(mark(200));
          return consistency.freshness().token;
        });
        await standby.query('SELECT pg_stat_statements_reset()');
        const reads = range(20).map(async (reader) =>
          readAs(reader % 2 === 0 ? token : undefined, `${reader}`, 200),
        );
        expect((await Promise.all(reads)).map(({ row }) => row)).toEqual(
          range(20).map((reader) => (reader % 2 === 0 ? { mark: 200 } : undefined)),
        );
        expect(await asked(standby, 'actor_id AS mark')).toEqual([{ calls: 1, rows: 0 }]);
        // Later reads of those who have seen it don't fall behind.
        const seen = await readAs(token, 'again', 200);
        expect((await readAs(seen.token, 'again', 200)).row).toEqual({ mark: 200 });
      } finally {
        await standby.query('SELECT pg_wal_replay_resume()');
      }
    });
  });
});
