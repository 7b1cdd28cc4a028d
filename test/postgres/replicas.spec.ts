import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { SqlReader } from '@retinue/database';
import type { ReplicaSet } from '../../libs/database/src/engines/postgres/replicas/replica-set.js';
import { RoutedReader } from '../../libs/database/src/engines/postgres/replicas/routed-reader.js';
import { hostedCli } from '../process/support/program-host.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { EventStreamReader } from '../support/event-stream.js';
import { type Cluster, startCluster } from './cluster.js';
import { type Instance, makeUsers, send, startInstance, until } from './instances.js';

const CLIENTS = 32;
const TRIES = 10_000;

function replicasOf(nest: INestApplicationContext): ReplicaSet {
  const reader = nest.get(SqlReader, { strict: false });
  if (!(reader instanceof RoutedReader)) throw new TypeError('It reads from the primary alone');
  return reader.replicas;
}

const runCli = hostedCli();

describe('two instances, a primary and two replicas', () => {
  let cluster: Cluster;
  let instances: Instance[] = [];
  let ids: number[];

  const environment = (): NodeJS.ProcessEnv => ({
    DATABASE_URL: cluster.primary.url('retinue'),
    DATABASE_REPLICA_URLS: cluster.standbys.map((standby) => standby.url('retinue')).join(','),
    MIGRATE_ON_START: 'true',
  });

  beforeAll(async () => {
    cluster = await startCluster(2);
    await cluster.primary.query('CREATE DATABASE retinue');
    instances = [await startInstance(environment()), await startInstance(environment())];
    ids = await makeUsers(instances[0]!, CLIENTS + 1);
  }, 120_000);

  afterAll(async () => {
    for (const instance of instances) await instance.close();
    await cluster.remove();
  }, 60_000);

  const edgeOf = (client: number): string => `/v1/users/${ids[client]}/following/${ids[CLIENTS]}`;

  /** Waits until the standbys have replayed all of the primary's log, what is not of commits included, and are read from. */
  const standbysHaveAll = async (): Promise<void> => {
    await cluster.primary.query('CHECKPOINT');
    const [end] = await cluster.primary.query<{ readonly lsn: string }>(
      `SELECT pg_current_wal_flush_lsn() AS lsn`,
    );
    for (const standby of cluster.standbys) {
      await until(async () => {
        const [row] = await standby.query<{ readonly has: boolean }>(
          `SELECT pg_last_wal_replay_lsn() >= '${end!.lsn}' AS has`,
        );
        return row!.has;
      });
    }
    for (const { nest } of instances) {
      await until(async () => replicasOf(nest).furthest() !== undefined);
    }
  };

  /** Follows and unfollows in turn, and looks after each through the other instance. @returns how often it saw the past */
  const seesThePast = async (client: number, tries: number, sendsToken: boolean): Promise<number> => {
    let past = 0;
    for (let index = 0; index < tries; index += 1) {
      const follows = index % 2 === 0;
      const [here, there] = index % 3 === 0 ? [0, 1] : [1, 0];
      const { token, status } = await send(instances[here]!, follows ? 'PUT' : 'DELETE', edgeOf(client));
      if (status >= 400) throw new Error(`A write was refused: ${status}`);
      const read = await send(instances[there]!, 'GET', edgeOf(client), sendsToken ? { token } : {});
      if (read.status !== (follows ? 200 : 404)) past += 1;
    }
    return past;
  };

  it('never show the past to clients that send their token, while a replica stands still', async () => {
    const [still] = cluster.standbys;
    await still!.query('SELECT pg_wal_replay_pause()');
    try {
      const each = Math.ceil(TRIES / CLIENTS);
      const past = await Promise.all(
        Array.from({ length: CLIENTS }, async (_, client) => seesThePast(client, each, true)),
      );
      expect(past.reduce((sum, count) => sum + count, 0)).toBe(0);
    } finally {
      await still!.query('SELECT pg_wal_replay_resume()');
    }
  }, 900_000);

  it('are exported from, but for the place in the log, which a standby can not tell', async () => {
    await standbysHaveAll();
    await inTemporaryFolder(async (cwd) => {
      const run = { cwd, env: { DATABASE_URL: cluster.standbys[0]!.url('retinue') } };
      expect(await runCli(['export', 'users', 'users.csv'], run)).toMatchObject({ code: 0 });
      expect(
        await runCli(['export', 'users', join(cwd, 'users.csv'), '--place', 'place.txt'], run),
      ).toMatchObject({ code: 2, stderr: expect.stringContaining('on the primary only') });
    });
  }, 60_000);

  it('would show it without tokens, so the tokens are what keeps it away', async () => {
    for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_pause()');
    try {
      expect(await seesThePast(0, 20, false)).toBeGreaterThan(0);
    } finally {
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
    }
  });

  it('tell by one instance what happens by the other, while every replica stands still', async () => {
    await send(instances[1]!, 'DELETE', edgeOf(2));
    for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_pause()');
    const stream = await EventStreamReader.open(`${instances[0]!.url}/v1/events`);
    try {
      // What it is begun with has come: from now on it listens.
      await stream.next();
      await send(instances[1]!, 'PUT', edgeOf(2));
      const [event] = await stream.take(1);
      expect([event!.type, event!.actor.id, event!.subject.id]).toEqual([
        'follow.created',
        ids[2],
        ids[CLIENTS],
      ]);
    } finally {
      stream.close();
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
    }
  });

  it('keep a client without tokens with the primary after its own write, when they are told to', async () => {
    const sticky = await startInstance({ ...environment(), STICKY_WRITES: 'true' });
    await until(async () => replicasOf(sticky.nest).furthest() !== undefined);
    for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_pause()');
    try {
      const edge = `/v1/users/${ids[CLIENTS]}/following/${ids[5]}`;
      const write = await send(sticky, 'PUT', edge, { credentials: 'Bearer writer' });
      const seen = await send(sticky, 'GET', edge, { credentials: 'Bearer writer' });
      const others = await send(sticky, 'GET', edge, { credentials: 'Bearer somebody-else' });
      expect([write.status, seen.status, others.status]).toEqual([201, 200, 404]);
    } finally {
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
      await sticky.close();
    }
  }, 60_000);

  it('read from no replica that lacks what the primary had when they began, their tables among it', async () => {
    await cluster.primary.query('CREATE DATABASE fresh');
    await standbysHaveAll();
    for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_pause()');
    const fresh = await startInstance({
      ...environment(),
      DATABASE_URL: cluster.primary.url('fresh'),
      DATABASE_REPLICA_URLS: cluster.standbys.map((standby) => standby.url('fresh')).join(','),
    });
    try {
      const [id] = await makeUsers(fresh, 1);
      expect((await send(fresh, 'GET', `/v1/users/${id}`)).status).toBe(200);
      expect(replicasOf(fresh.nest).furthest()).toBeUndefined();
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
      await until(async () => replicasOf(fresh.nest).furthest() !== undefined);
    } finally {
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
      await fresh.close();
    }
  }, 60_000);

  it('read from a replica again once it has caught up, and not while it is far behind', async () => {
    const [still, other] = cluster.standbys as [Cluster['primary'], Cluster['primary']];
    /**
     * Reads without a token, of a kind of which each is a statement of its own, and whether this replica was asked any of them. What a
     * connection was asked last is seen at once, where counts of the server's statistics come late.
     */
    const serves = async (server: Cluster['primary']): Promise<boolean> => {
      const [start] = await server.query<{ readonly at: string }>('SELECT clock_timestamp()::text AS at');
      await Promise.all(
        Array.from({ length: 400 }, async () => send(instances[0]!, 'GET', `/v1/users/${ids[0]}/followers`)),
      );
      const asked = await server.query(
        `SELECT 1 FROM pg_stat_activity
         WHERE datname = 'retinue' AND query_start > '${start!.at}' AND query ~ '\\mfollows\\M'`,
      );
      return asked.length > 0;
    };
    await still.query('SELECT pg_wal_replay_pause()');
    await send(instances[0]!, 'PUT', edgeOf(1));
    await until(async () => !(await serves(still)));
    await until(async () => serves(other));
    expect(await serves(still)).toBe(false);
    expect((await send(instances[0]!, 'GET', '/health/ready')).body).toMatchObject({
      status: 'degraded',
      degraded: expect.arrayContaining([{ part: 'replica 1', detail: expect.any(String) }]),
    });
    await still.query('SELECT pg_wal_replay_resume()');
    await until(async () => serves(still));
  }, 60_000);

  it('take a forged token, or one of another key, for none', async () => {
    const { token } = await send(instances[0]!, 'GET', `/v1/users/${ids[0]}`);
    expect(token).toMatch(/^v1\.\d+\.[0-9A-F]+\.[\w-]{16}$/);
    const forged = token.replace(/\.[0-9A-F]+\./, '.FFFFFFFFFFFFFFF.');
    const { status, token: own } = await send(instances[1]!, 'GET', `/v1/users/${ids[0]}`, { token: forged });
    expect(status).toBe(200);
    expect(own).not.toContain('FFFFFFFFFFFFFFF');
  });

  it('go on when a replica is killed, and nobody notices', async () => {
    const [victim] = cluster.standbys;
    const statuses = new Set<number>();
    const enough = new AbortController();
    const readers = Array.from({ length: 8 }, async () => {
      while (!enough.signal.aborted)
        statuses.add((await send(instances[0]!, 'GET', `/v1/users/${ids[0]}/followers`)).status);
    });
    await victim!.stop('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 500));
    enough.abort();
    await Promise.all(readers);
    expect([...statuses]).toEqual([200]);
    const late = await startInstance(environment());
    expect((await send(late, 'GET', `/v1/users/${ids[0]}`)).status).toBe(200);
    await late.close();
    await victim!.start();
  }, 60_000);

  it('read on while the primary is gone, say so where it matters, and write again when it is back', async () => {
    const { token } = await send(instances[0]!, 'PUT', edgeOf(2));
    await standbysHaveAll();
    await cluster.primary.stop('SIGQUIT');
    const write = await send(instances[0]!, 'PUT', edgeOf(3));
    expect([write.status, write.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
    // All that it asks for is on the replicas: nothing stale about it.
    const read = await send(instances[1]!, 'GET', edgeOf(2), { token });
    expect([read.status, read.headers.get('stale-read')]).toEqual([200, null]);
    // It is ready all the same, and says what is missing once it has looked.
    const ready = async (): ReturnType<typeof send> => send(instances[1]!, 'GET', '/health/ready');
    expect((await ready()).status).toBe(200);
    await until(async () => JSON.stringify((await ready()).body).includes('"primary"'));
    expect(await ready()).toMatchObject({
      status: 200,
      // The replica that was killed may not be back yet.
      body: {
        status: 'degraded',
        degraded: expect.arrayContaining([expect.objectContaining({ part: 'primary' })]),
      },
    });
    // Whoever sends no token is told that there may be more.
    await until(
      async () =>
        (await send(instances[1]!, 'GET', edgeOf(2))).headers.get('stale-read') === 'primary-unreachable',
    );
    await cluster.primary.start();
    await until(async () => (await send(instances[0]!, 'PUT', edgeOf(3))).status < 300);
    await until(async () => (await send(instances[1]!, 'GET', edgeOf(2))).headers.get('stale-read') === null);
  }, 60_000);

  it('stream long lists while the primary is gone', async () => {
    const many = 1_500;
    const celebrity = ids[1]!;
    await cluster.primary.query(
      `WITH fans AS (
         INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
           created_at, updated_at)
         SELECT 'F', 'An', n || '@fans.example', n || '@fans.example', 'f an', 'an', 'person', 0, 1, 1, 1
         FROM generate_series(1, ${many}) n
         RETURNING id
       ), counters AS (INSERT INTO user_counters SELECT id, 0, 1 FROM fans), counted AS (
         UPDATE user_counters SET followers_count = followers_count + ${many} WHERE user_id = ${celebrity}
       )
       INSERT INTO follows (follower_id, followee_id, created_at) SELECT id, ${celebrity}, 1 FROM fans`,
      'retinue',
    );
    const legacyFollowers = async (): Promise<number | string> => {
      const answer = await fetch(`${instances[0]!.url}/user/followers/${celebrity}`);
      return answer.ok ? ((await answer.json()) as unknown[]).length : answer.status;
    };
    await until(async () => (await legacyFollowers()) === many);
    await standbysHaveAll();
    await cluster.primary.stop('SIGQUIT');
    try {
      expect(await legacyFollowers()).toBe(many);
    } finally {
      await cluster.primary.start();
    }
  }, 60_000);

  it('mark an answer that is older than was asked for, when only the primary could do better', async () => {
    for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_pause()');
    const { token } = await send(instances[0]!, 'PUT', edgeOf(4));
    await cluster.primary.stop('SIGQUIT');
    try {
      const read = await send(instances[1]!, 'GET', `/v1/users/${ids[0]}`, { token });
      expect([read.status, read.headers.get('stale-read')]).toEqual([200, 'primary-unreachable']);
    } finally {
      await cluster.primary.start();
      for (const standby of cluster.standbys) await standby.query('SELECT pg_wal_replay_resume()');
    }
  }, 60_000);
});
