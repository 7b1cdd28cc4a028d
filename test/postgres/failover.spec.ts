import { SqlReader } from '@retinue/database';
import { FollowsIntegrityService } from '@retinue/follows';
import { Address, type Cluster, startCluster } from './cluster.js';
import { type Instance, makeUsers, MAX_WAIT_MS, send, startInstance, until } from './instances.js';

const CLIENTS = 32;
const USERS = 60;

/** What a client was told, edge by edge: those that it was answered for, and those that it asked for in vain. */
interface Told {
  readonly acknowledged: Set<string>;
  readonly asked: Set<string>;
  longestMs: number;
}

const NO_FAULTS = { lost: [], unasked: [], findings: [], waitedTooLong: false };

describe('what was acknowledged under load', () => {
  let cluster: Cluster;
  let address: Address;
  let instance: Instance;
  let ids: number[];

  beforeEach(async () => {
    cluster = await startCluster(1);
    address = await new Address(cluster.primary.port).listen();
    await cluster.primary.query('CREATE DATABASE retinue');
    instance = await startInstance({ DATABASE_URL: address.url('retinue'), MIGRATE_ON_START: 'true' });
    ids = await makeUsers(instance, USERS);
  }, 300_000);

  afterEach(async () => {
    await instance.close();
    await address.close();
    await cluster.remove();
  }, 180_000);

  /** Clients that follow, each pair once, until they are told to stop or there are no more pairs. */
  const load = (): { readonly told: Told; readonly stop: () => Promise<void> } => {
    const told: Told = { acknowledged: new Set(), asked: new Set(), longestMs: 0 };
    const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));
    const stopping = new AbortController();
    const client = async (): Promise<void> => {
      for (let pair = pairs.pop(); pair !== undefined && !stopping.signal.aborted; pair = pairs.pop()) {
        const [from, to] = pair;
        const startedAt = performance.now();
        told.asked.add(`${from} ${to}`);
        const { status } = await send(instance, 'PUT', `/v1/users/${from}/following/${to}`);
        told.longestMs = Math.max(told.longestMs, performance.now() - startedAt);
        if (status === 201) told.acknowledged.add(`${from} ${to}`);
        else if (status !== 503) throw new Error(`A follow was answered ${status}`);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    return {
      told,
      stop: async () => {
        stopping.abort();
        await clients;
      },
    };
  };

  const storedEdges = async (): Promise<Set<string>> => {
    const rows = await instance.nest
      .get(SqlReader, { strict: false })
      .all<{ readonly edge: string }>(`SELECT follower_id || ' ' || followee_id AS edge FROM follows`);
    return new Set(rows.map(({ edge }) => edge));
  };

  /** What must all be nothing: edges lost, edges that nobody asked for, counts and rules that are wrong, long waits. */
  const faultsOf = async ({ acknowledged, asked, longestMs }: Told): Promise<object> => {
    const stored = await storedEdges();
    const integrity = instance.nest.get(FollowsIntegrityService, { strict: false });
    const findings: unknown[] = [];
    for await (const drifts of integrity.driftingCounts()) findings.push(...drifts);
    for await (const flaws of integrity.flawedPairs()) findings.push(...flaws);
    return {
      lost: [...acknowledged].filter((edge) => !stored.has(edge)),
      unasked: [...stored].filter((edge) => !asked.has(edge)),
      findings,
      waitedTooLong: longestMs > MAX_WAIT_MS,
    };
  };

  const acknowledges = async (told: Told, more: number): Promise<void> => {
    const before = told.acknowledged.size;
    await until(async () => told.acknowledged.size >= before + more);
  };

  it('is there after kill -9 of the primary and its start', async () => {
    const { told, stop } = load();
    await acknowledges(told, 200);
    await cluster.primary.stop('SIGKILL');
    await cluster.primary.start();
    await acknowledges(told, 200);
    await stop();
    expect(await faultsOf(told)).toEqual(NO_FAULTS);
  }, 300_000);

  it('is there after kill -9 of the primary, when its synchronous standby is promoted in its place', async () => {
    const [standby] = cluster.standbys as [Cluster['primary']];
    await cluster.primary.query(`ALTER SYSTEM SET synchronous_standby_names = 'standby1'`);
    await cluster.primary.query(`SELECT pg_reload_conf()`);
    await until(async () => {
      const [row] = await cluster.primary.query<{ readonly state: string }>(
        `SELECT sync_state AS state FROM pg_stat_replication`,
      );
      return row?.state === 'sync';
    });
    const { told, stop } = load();
    await acknowledges(told, 200);
    await cluster.primary.stop('SIGKILL');
    await standby.query('SELECT pg_promote()');
    address.leadTo(standby.port);
    await acknowledges(told, 200);
    await stop();
    expect(await faultsOf(told)).toEqual(NO_FAULTS);
  }, 300_000);
});
