import { randomUUID } from 'node:crypto';
import { SqlReader, type Transaction, UnitOfWork } from '@retinue/database';
import { type EventsPage, EventsService, FollowsService } from '@retinue/follows';
import { Client } from 'pg';
import { type Instance, makeUsers, startInstance } from './instances.js';

const WRITERS = 32;
const TRANSACTIONS = 20;

const server = new URL(process.env['TEST_POSTGRES_URL']!);

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Something that is waited for until it is let go. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('the log, read while many write', () => {
  let name: string;
  let instances: Instance[];
  let ids: number[];

  const get = <Service>(instance: number, type: abstract new (...given: never[]) => Service): Service =>
    instances[instance]!.nest.get<Service>(type, { strict: false });

  beforeEach(async () => {
    name = `order_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const environment = {
      DATABASE_URL: Object.assign(new URL(server), { pathname: `/${name}` }).href,
      DATABASE_POOL_SIZE: '20',
      MIGRATE_ON_START: 'true',
    };
    instances = [await startInstance(environment), await startInstance(environment)];
    ids = await makeUsers(instances[0]!, WRITERS + 1);
  }, 60_000);

  afterEach(async () => {
    for (const instance of instances) await instance.close();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  /** Of users whom no other follow is about: the counts of one user are waited for. */
  const follow = async (instance: number, follower: number, transaction?: Transaction): Promise<void> => {
    const edge = { followerId: ids[follower]!, followeeId: ids[follower + 8]! };
    await get(instance, FollowsService).follow(edge, { transaction });
  };

  const next = async (instance: number, after?: string): Promise<EventsPage> =>
    get(instance, EventsService).next({ after, limit: 1_000 });

  const actorsOf = (page: EventsPage): number[] => page.events.map(({ actor }) => ids.indexOf(actor.id));

  /** As many a reader does: what has a greater id than the last. */
  const naively = async (after: number): Promise<{ readonly id: number; readonly actor: number }[]> => {
    const rows = await get(0, SqlReader).all<{ readonly id: number; readonly actor: number }>(
      `SELECT id, actor_id AS actor FROM follow_events WHERE id > ${after} ORDER BY id`,
    );
    return rows.map(({ id, actor }) => ({ id, actor: ids.indexOf(actor) }));
  };

  it('holds back what came after a transaction that is still open, which a reader by ids would miss', async () => {
    const { nextAfter: start } = await next(0);
    const naiveStart = (await naively(0)).at(-1)!.id;
    const [written, committing] = [gate(), gate()];
    const late = get(0, UnitOfWork).write(async (transaction) => {
      await follow(0, 0, transaction);
      written.open();
      await committing.passed;
    });
    await written.passed;
    await follow(1, 1);
    const naive = await naively(naiveStart);
    expect(naive.map(({ actor }) => actor)).toEqual([1]);
    for (const reader of [0, 1]) expect(actorsOf(await next(reader, start))).toEqual([]);
    committing.open();
    await late;
    expect(await naively(naive.at(-1)!.id)).toEqual([]);
    for (const reader of [0, 1]) expect(actorsOf(await next(reader, start))).toEqual([0, 1]);
  }, 30_000);

  it('holds it back also behind one whose first event was taken back with its savepoint', async () => {
    const { nextAfter: start } = await next(0);
    const [written, committing] = [gate(), gate()];
    const late = get(0, UnitOfWork).write(async (transaction) => {
      const refused = get(0, UnitOfWork).write(
        async (joined) => {
          await follow(0, 2, joined);
          throw new Error('no');
        },
        { transaction },
      );
      await expect(refused).rejects.toThrow('no');
      await follow(0, 0, transaction);
      written.open();
      await committing.passed;
    });
    await written.passed;
    await follow(1, 1);
    expect(actorsOf(await next(1, start))).toEqual([]);
    committing.open();
    await late;
    expect(actorsOf(await next(1, start))).toEqual([0, 1]);
  }, 30_000);

  it('is not held up by one that is taken back, nor by those of another database', async () => {
    const { nextAfter: start } = await next(0);
    await expect(
      get(0, UnitOfWork).write(async (transaction) => {
        await follow(0, 0, transaction);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const other = new Client({ connectionString: server.href });
    await other.connect();
    try {
      await other.query(
        `BEGIN; SELECT pg_advisory_xact_lock_shared(hashtext('retinue events ' || current_schema()), 0)`,
      );
      await follow(1, 1);
      expect(await next(0, start)).toMatchObject({ isUpToDate: true, events: [{ type: 'follow.created' }] });
    } finally {
      await other.end();
    }
  }, 30_000);

  it('wakes a reader who waits at another instance', async () => {
    const { nextAfter } = await next(1);
    const waiting = get(1, EventsService).next({ after: nextAfter, waitSeconds: 30 });
    await follow(0, 3);
    expect(actorsOf(await waiting)).toEqual([3]);
  }, 30_000);

  it('leaves out nothing and tells nothing twice, with 32 writers who stay open, fail and take back parts', async () => {
    let writing = true;
    const read = async (reader: number): Promise<string[]> => {
      const seen: string[] = [];
      for (let after: string | undefined; ;) {
        const isLast = !writing;
        const page: EventsPage = await get(reader, EventsService).next({ after, limit: 7 });
        seen.push(...page.events.map(({ id }) => id));
        after = page.nextAfter;
        if (isLast && page.isUpToDate) return seen;
      }
    };
    const write = async (writer: number): Promise<void> => {
      const instance = writer % 2;
      const unitOfWork = get(instance, UnitOfWork);
      const follows = get(instance, FollowsService);
      const edge = { followerId: ids[writer]!, followeeId: ids[WRITERS]! };
      const back = { followerId: ids[writer]!, followeeId: ids[(writer + 1) % WRITERS]! };
      for (let index = 0; index < TRANSACTIONS; index += 1) {
        const work = unitOfWork.write(async (transaction) => {
          await follows.follow(back, { transaction });
          if (index % 3 === 0) await transaction.all(`SELECT pg_sleep(${(writer % 5) * 0.01})::text`);
          const part = unitOfWork.write(
            async (joined) => {
              await follows.unfollow(back, { transaction: joined });
              if (index % 4 === 0) throw new Error('taken back');
            },
            { transaction },
          );
          await part.catch(() => undefined);
          if (index % 5 === 0) throw new Error('taken back');
        });
        await work.catch(() => undefined);
        await (index % 2 === 0 ? follows.follow(edge) : follows.unfollow(edge));
      }
    };
    const readers = [read(0), read(1)];
    await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => write(writer)));
    writing = false;
    const all = (await naively(0)).length;
    const seen = await Promise.all(readers);
    expect(all).toBeGreaterThan(WRITERS * TRANSACTIONS);
    for (const events of seen) {
      expect(events).toHaveLength(all);
      expect(new Set(events).size).toBe(all);
    }
    expect(seen[0]).toEqual(seen[1]);
    // What the log tells one after the other comes to what there is.
    const edges = new Set<string>();
    for (let after: string | undefined; ;) {
      const page = await next(0, after);
      for (const { type, actor, subject } of page.events) {
        const edge = `${actor.id} ${subject.id}`;
        if (type === 'follow.created') expect(edges.size).toBe(edges.add(edge).size - 1);
        if (type === 'follow.ended') expect(edges.delete(edge)).toBe(true);
      }
      after = page.nextAfter;
      if (page.isUpToDate) break;
    }
    const stored = await get(0, SqlReader).all<{ readonly edge: string }>(
      `SELECT follower_id || ' ' || followee_id AS edge FROM follows`,
    );
    expect([...edges].toSorted()).toEqual(stored.map(({ edge }) => edge).toSorted());
  }, 120_000);

  it('is no longer waited for by anybody when the application ends', async () => {
    const { nextAfter } = await next(0);
    const waiting = get(0, EventsService).next({ after: nextAfter, waitSeconds: 30 });
    await instances[0]!.close();
    expect(await waiting).toMatchObject({ events: [] });
  }, 30_000);
});
