import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProblem, RetinueClient } from '@retinue/client';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { EventMirror, eventsOfLog, idsOfLog } from '../support/event-mirror.js';
import { ReturningStreamReader } from '../support/returning-stream-reader.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { type Cluster, makeStandbySynchronous, startCluster } from './cluster.js';
import { makeUsers, send, until } from './instances.js';

const CLIENTS = 32;
const USERS = 60;
/** Events that readers have had before the blow, and once more after it. */
const EVENTS = 300;

describe('a mirror of a service whose primary is killed, with its standby promoted', () => {
  let folder: string;
  let cluster: Cluster;
  let standby: Cluster['primary'];
  let server: SpawnedServer;
  let client: RetinueClient;
  let ids: number[];
  let mirror: EventMirror;
  let mirroring: Promise<unknown>;
  let left: AbortController;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    cluster = await startCluster(1);
    standby = cluster.standbys[0]!;
    await cluster.primary.query('CREATE DATABASE retinue');
    const hosts = [cluster.primary, standby].map(({ port }) => `127.0.0.1:${port}`);
    server = await SpawnedServer.start(folder, {
      DATABASE_URL: `postgres://postgres@${hosts.join(',')}/retinue`,
      MIGRATE_ON_START: 'true',
      WEBHOOKS_ALLOW_PRIVATE: 'true',
    });
    client = new RetinueClient({ baseUrl: server.url });
    ids = await makeUsers(server, USERS);
    mirror = new EventMirror();
    left = new AbortController();
    mirroring = startMirror();
  }, 120_000);

  afterEach(async () => {
    left.abort();
    await mirroring;
    await server.end('SIGTERM');
    await cluster.remove();
    await rm(folder, { recursive: true });
  }, 60_000);

  const startMirror = async (): Promise<unknown> => {
    try {
      for await (const event of client.events({ limit: 50, signal: left.signal })) mirror.take(event);
    } catch (error) {
      return error;
    }
  };

  /** 32 clients that follow and unfollow in turn, each pairs that no other client has, until told to stop. */
  const startLoad = (): (() => Promise<void>) => {
    const stopping = new AbortController();
    const change = async (one: number): Promise<void> => {
      for (let turn = 0; !stopping.signal.aborted; turn += 1) {
        const other = ids[CLIENTS + ((one + Math.floor(turn / 3) * 5) % (USERS - CLIENTS))];
        const method = turn % 3 === 1 ? 'DELETE' : 'PUT';
        const { status } = await send(server, method, `/v1/users/${ids[one]}/following/${other}`);
        if (![200, 201, 204, 503].includes(status)) throw new Error(`${method} was answered ${status}`);
      }
    };
    const load = Promise.all(Array.from({ length: CLIENTS }, async (_, one) => change(one)));
    return async () => {
      stopping.abort();
      await load;
    };
  };

  const readsOn = async (...readers: readonly EventMirror[]): Promise<void> => {
    const before = readers.map((reader) => reader.ids.length);
    await until(async () => readers.every((reader, index) => reader.ids.length >= before[index]! + EVENTS));
  };

  const hasAll = async (log: readonly string[], ...readers: readonly EventMirror[]): Promise<void> =>
    until(async () => readers.every((reader) => reader.ids.includes(log.at(-1)!)));

  const edgesOf = async (holder: Cluster['primary']): Promise<string[]> => {
    const rows = await holder.query<{ readonly edge: string }>(
      `SELECT follower_id || '>' || followee_id AS edge FROM follows`,
      'retinue',
    );
    return rows.map(({ edge }) => edge).toSorted();
  };

  it('equals what a synchronous standby holds, under load; a stream has had each event once, a webhook at least once, in order', async () => {
    await makeStandbySynchronous(cluster);
    const receiver = await WebhookReceiver.start();
    const { nextAfter: start } = await client.listEvents({ after: 'now', limit: 1 });
    await client.createWebhook({ url: receiver.url, after: start });
    const streamed = new EventMirror();
    const { items } = await client.listEvents({ limit: 1 });
    const stream = new ReturningStreamReader(
      () => server.url,
      items[0]!.id,
      (event) => streamed.take(event),
    );
    const stop = startLoad();
    let log: string[] = [];
    let received: string[] = [];
    try {
      await readsOn(mirror, streamed);
      await cluster.primary.stop('SIGKILL');
      await standby.query('SELECT pg_promote()');
      await readsOn(mirror, streamed);
      await stop();
      log = await idsOfLog(client);
      await hasAll(log, mirror, streamed);
      received = await receiver.firstOfEach(log.at(-1)!);
    } finally {
      await Promise.all([stop(), stream.leave(), receiver.stop()]);
    }
    expect(received).toEqual(log.slice(log.length - received.length));
    expect(received.length).toBeGreaterThanOrEqual(2 * EVENTS);
    expect([...mirror.faults, ...streamed.faults]).toEqual([]);
    expect(mirror.ids).toEqual(log);
    expect(streamed.ids).toEqual(log.slice(1));
    const edges = await edgesOf(standby);
    expect(edges.length).toBeGreaterThan(0);
    expect(mirror.edges).toEqual(edges);
    expect(streamed.edges).toEqual(edges);
  }, 150_000);

  it('may hold what a standby that was behind never had, of which nothing tells it in the end: it is begun anew', async () => {
    let stop = startLoad();
    await readsOn(mirror);
    await standby.query(`ALTER SYSTEM SET primary_conninfo = ''`);
    await standby.query('SELECT pg_reload_conf()');
    await until(async () => (await standby.query('SELECT FROM pg_stat_wal_receiver')).length === 0);
    await readsOn(mirror);
    await stop();
    await hasAll(await idsOfLog(client), mirror);
    left.abort();
    await mirroring;
    const last = mirror.last!;
    expect(await eventsOfLog(client)).toContainEqual(last);

    await cluster.primary.stop('SIGKILL');
    await standby.query('SELECT pg_promote()');
    const asked = async (): Promise<unknown> =>
      client.listEvents({ after: last.id }).catch((error: unknown) => error);
    expect(isProblem(await asked(), 'invalid_event_place')).toBe(true);
    stop = startLoad();
    await until(async () => !isProblem(await asked(), 'invalid_event_place'));
    await stop();
    expect(await asked()).toMatchObject({ nextAfter: expect.any(String) });
    // Its id may belong to another event by now, which has a later time.
    expect(await eventsOfLog(client)).not.toContainEqual(last);

    mirror = new EventMirror();
    left = new AbortController();
    mirroring = startMirror();
    const log = await idsOfLog(client);
    await hasAll(log, mirror);
    expect([mirror.faults, mirror.ids]).toEqual([[], log]);
    expect(mirror.edges).toEqual(await edgesOf(standby));
  }, 90_000);
});
