import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { type Faults, faultsOf, NO_FAULTS, startLoad } from './audit.js';
import { Address, type Cluster, makeStandbySynchronous, startCluster } from './cluster.js';
import { type Instance, makeUsers, send, startInstance, until } from './instances.js';

const USERS = 60;

describe('what was acknowledged under load', () => {
  let cluster: Cluster;
  let standby: Cluster['primary'];
  let instance: Instance;
  let ids: number[];

  beforeEach(async () => {
    cluster = await startCluster(1);
    standby = cluster.standbys[0]!;
    await cluster.primary.query('CREATE DATABASE retinue');
  }, 120_000);

  afterEach(async () => {
    await instance.close();
    await cluster.remove();
  }, 60_000);

  const start = async (environment: NodeJS.ProcessEnv): Promise<void> => {
    instance = await startInstance({ MIGRATE_ON_START: 'true', ...environment });
    ids = await makeUsers(instance, USERS);
  };

  /** Follows are acknowledged before and after the blow. @returns what is wrong with any of them */
  const faultsAround = async (
    targets: readonly Pick<Instance, 'url'>[],
    blow: () => Promise<unknown>,
  ): Promise<Faults> => {
    const load = startLoad(targets, ids);
    await load.acknowledges(200);
    await blow();
    await load.acknowledges(200);
    await load.stop();
    return faultsOf(instance, load.told);
  };

  it('is there after kill -9 of the primary and its start', async () => {
    await start({ DATABASE_URL: cluster.primary.url('retinue') });
    const faults = await faultsAround([instance], async () => {
      await cluster.primary.stop('SIGKILL');
      await cluster.primary.start();
    });
    expect(faults).toEqual(NO_FAULTS);
  }, 90_000);

  it('is there after kill -9 of the primary, when its synchronous standby is promoted behind the same address', async () => {
    const address = await new Address(cluster.primary.port).listen();
    try {
      await start({ DATABASE_URL: address.url('retinue') });
      await makeStandbySynchronous(cluster);
      const faults = await faultsAround([instance], async () => {
        await cluster.primary.stop('SIGKILL');
        await standby.query('SELECT pg_promote()');
        address.leadTo(standby.port);
      });
      expect(faults).toEqual(NO_FAULTS);
    } finally {
      await address.close();
    }
  }, 90_000);

  it('is there after kill -9 of the primary, when the next in the list of hosts is promoted', async () => {
    // The standby stands first, and is passed over at the start.
    const hosts = [standby, cluster.primary].map(({ port }) => `127.0.0.1:${port}`);
    await start({ DATABASE_URL: `postgres://postgres@${hosts.join(',')}/retinue` });
    await makeStandbySynchronous(cluster);
    const faults = await faultsAround([instance], async () => {
      await cluster.primary.stop('SIGKILL');
      await standby.query('SELECT pg_promote()');
    });
    expect(faults).toEqual(NO_FAULTS);
  }, 90_000);

  it('is there after kill -9 of a replica', async () => {
    await start({
      DATABASE_URL: cluster.primary.url('retinue'),
      DATABASE_REPLICA_URLS: standby.url('retinue'),
    });
    const faults = await faultsAround([instance], async () => {
      await standby.stop('SIGKILL');
    });
    expect(faults).toEqual(NO_FAULTS);
  }, 90_000);

  it('is there after kill -9 of one of two instances', async () => {
    const environment = { DATABASE_URL: cluster.primary.url('retinue') };
    await start(environment);
    const folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    const victim = await SpawnedServer.start(folder, environment);
    try {
      const faults = await faultsAround([instance, victim], async () => {
        await victim.end('SIGKILL');
      });
      expect(faults).toEqual(NO_FAULTS);
    } finally {
      await victim.end('SIGKILL');
      await rm(folder, { recursive: true });
    }
  }, 90_000);

  it('is lost with an asynchronous standby as far as that was behind, and no further', async () => {
    const hosts = [cluster.primary, standby].map(({ port }) => `127.0.0.1:${port}`);
    await start({ DATABASE_URL: `postgres://postgres@${hosts.join(',')}/retinue` });
    const load = startLoad([instance], ids);
    await load.acknowledges(100);
    const early = new Set(load.told.acknowledged);
    await load.acknowledges(100);
    await standby.query(`ALTER SYSTEM SET primary_conninfo = ''`);
    await standby.query('SELECT pg_reload_conf()');
    await until(async () => (await standby.query('SELECT FROM pg_stat_wal_receiver')).length === 0);
    await load.acknowledges(100);
    await cluster.primary.stop('SIGKILL');
    await standby.query('SELECT pg_promote()');
    await load.acknowledges(100);
    await load.stop();
    const { lost, ...faults } = await faultsOf(instance, load.told);
    expect(faults).toEqual({ unasked: [], findings: [], waitedTooLong: false });
    expect(lost.length).toBeGreaterThanOrEqual(100);
    expect(lost.filter((edge) => early.has(edge))).toEqual([]);
  }, 90_000);

  it('is not touched by writes that meet a standby: they are 503 until the primary is found again', async () => {
    const address = await new Address(cluster.primary.port).listen();
    try {
      await start({ DATABASE_URL: address.url('retinue') });
      const follow = async (to: number): Promise<number> =>
        (await send(instance, 'PUT', `/v1/users/${ids[0]}/following/${ids[to]}`)).status;
      expect(await follow(1)).toBe(201);
      address.leadTo(standby.port);
      await until(async () => (await follow(2)) === 503);
      expect([await follow(3), await follow(4)]).toEqual([503, 503]);
      address.leadTo(cluster.primary.port);
      await until(async () => (await follow(2)) === 201);
      const edges = new Set([1, 2].map((to) => `${ids[0]} ${ids[to]}`));
      const told = { acknowledged: edges, asked: edges, longestMs: 0 };
      expect(await faultsOf(instance, told)).toEqual(NO_FAULTS);
    } finally {
      await address.close();
    }
  }, 90_000);
});
