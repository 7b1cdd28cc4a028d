import { mkdir, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NetworkError, ProblemError, RetinueClient } from '@retinue/client';
import { SQLITE_DRIVER } from '../../libs/database/src/engines/sqlite/driver/sqlite-driver.js';
import { type BareDatabase, bareDatabase } from '../ports/bare-database.js';
import { freePort } from '../postgres-server/free-port.js';
import { hostedCli } from '../process/support/program-host.js';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { fileInRepository } from '../support/repository.js';
import { INSTALL_PATIENCE_MS, installExample } from './install-example.js';
import { MirrorProcess, type Rows, ROWS_OF_ORIGINAL } from './mirror-process.js';

const USERS = 24;
const WRITERS = 8;
/** Milliseconds a test may take on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

/** The package that the drivers of SQLite are installed for. */
const SERVED = fileInRepository('libs/database/package.json');

const KINDS = new Set(['user', 'follow', 'request', 'block']);

/** Users whom no writer knows: when all writers have stopped, there may be no follow between those that they know. */
const [FOLLOWED, PRIVATE, BLOCKED, FOLLOWER] = [
  'ext:followed',
  'ext:private',
  'ext:blocked',
  'ext:follower',
] as const;

type Key = `ext:${string}`;

/** Some of them are refused, since the others are at work: that is no matter here. */
const WRITES: readonly ((client: RetinueClient, one: Key, other: Key) => Promise<unknown>)[] = [
  async (client, one, other) => client.follow(one, other),
  async (client, one, other) => client.follow(other, one),
  async (client, one) => client.putUser(one, { firstName: 'Ann', isPrivate: true }),
  async (client, one, other) => client.follow(other, one),
  async (client, one, other) => client.unfollow(one, other),
  async (client, one, other) => client.block(one, other),
  async (client, one) => client.putUser(one, { firstName: 'Ann', isPrivate: false }),
  async (client, one, other) => client.follow(one, other),
  async (client, one, other) => client.unblock(other, one),
  async (client, one) => client.deleteUser(one),
  async (client, one) => client.putUser(one, { firstName: 'Ann', isPrivate: true }),
];

const runCli = hostedCli();

describe('the example of a mirror, from the packed libs', () => {
  let folder: string;
  let database: BareDatabase;
  let server: SpawnedServer;
  let env: Record<string, string>;
  let client: RetinueClient;
  let mirror: MirrorProcess;
  let made = 0;

  beforeAll(async () => {
    folder = await installExample('mirror');
    // As npm would install it, under its own name: here the version that fits this Node has another.
    const driver = createRequire(SERVED).resolve(`${basename(SQLITE_DRIVER)}/package.json`);
    await symlink(dirname(driver), join(folder, 'node_modules/better-sqlite3'), 'junction');
  }, INSTALL_PATIENCE_MS);

  afterAll(async () => rm(folder, { recursive: true }));

  beforeEach(async () => {
    database = await bareDatabase();
    // The same after each start, as those who read and write keep the address.
    env = { DATABASE_URL: database.url, PORT: String(await freePort()), MIGRATE_ON_START: 'true' };
    server = await SpawnedServer.start(folder, env);
    client = new RetinueClient({ baseUrl: server.url });
    for (let user = 0; user < USERS; user += 1) await client.putUser(`ext:u${user}`, { firstName: 'Ann' });
    mirror = mirrorOf({});
  }, PATIENCE_MS);

  afterEach(async () => {
    await mirror.remove();
    await server.end('SIGTERM');
    await database.drop();
  });

  const mirrorOf = (more: Readonly<Record<string, string>>): MirrorProcess =>
    new MirrorProcess(folder, { RETINUE_URL: server.url, MIRROR: `mirror${(made += 1)}.db`, ...more });

  const original = async (): Promise<Rows> =>
    (await database.run(ROWS_OF_ORIGINAL)).map(({ line }) => String(line)).toSorted();

  /** Whatever makes events that a mirror keeps, until told to stop; what a killed server leaves unanswered is let go. */
  const writeUntil = async (stop: AbortSignal): Promise<void> => {
    const write = async (writer: number): Promise<void> => {
      for (let turn = writer; !stop.aborted; turn += 7) {
        const [one, other] = [`ext:u${turn % USERS}`, `ext:u${(turn * 5 + 3 + writer) % USERS}`] as const;
        await WRITES[turn % WRITES.length]!(client, one, other).catch((error: unknown) => {
          if (!(error instanceof ProblemError) && !(error instanceof NetworkError)) throw error;
        });
        if (turn % 5 === 0) await delay(1);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => write(writer)));
  };

  const snapshot = async (): Promise<string> => {
    const target = join(folder, `snapshot${made}`);
    await mkdir(target);
    for (const what of ['users', 'follows', 'follow-requests', 'blocks']) {
      const place = what === 'users' ? ['--place', join(target, 'place.txt')] : [];
      const args = ['export', what, join(target, `${what}.ndjson`), ...place];
      expect(await runCli(args, { cwd: folder, env })).toMatchObject({ code: 0 });
    }
    return target;
  };

  const makeOneOfEachKind = async (): Promise<void> => {
    for (const key of [FOLLOWED, BLOCKED, FOLLOWER]) await client.putUser(key, { firstName: 'Ann' });
    await client.putUser(PRIVATE, { firstName: 'Ann', isPrivate: true });
    await client.follow(FOLLOWER, FOLLOWED);
    await client.follow(FOLLOWER, PRIVATE);
    await client.block(FOLLOWER, BLOCKED);
  };

  /** Waits until it has begun, or has come further than it was. */
  const movesOn = async (): Promise<void> => {
    const before = mirror.place;
    await until(() => mirror.place !== before);
  };

  const catchesUp = async (): Promise<void> => {
    const last = await lastEvent(client);
    await until(() => mirror.place === last);
  };

  it(
    'equals the original, edge by edge, though it began amid writes and was killed with -9, and the server was too',
    async () => {
      const stop = new AbortController();
      const writing = writeUntil(stop.signal);
      try {
        mirror = mirrorOf({ SNAPSHOT: await snapshot() });
        mirror.start();
        await movesOn();
        await movesOn();
        await mirror.kill();
        mirror.start();
        await movesOn();
        await server.end('SIGKILL');
        server = await SpawnedServer.start(folder, env);
        await movesOn();
        await mirror.kill();
        mirror.start();
        await movesOn();
      } finally {
        stop.abort();
        await writing;
      }
      await makeOneOfEachKind();
      await catchesUp();
      const rows = await original();
      expect(mirror.rows).toEqual(rows);
      expect(new Set(rows.map((row) => row.split(' ')[0]))).toEqual(KINDS);
    },
    PATIENCE_MS,
  );

  it(
    'begins with the oldest event without a snapshot, and says how to begin anew once events were taken away that it has not had',
    async () => {
      await client.follow('ext:u1', 'ext:u2');
      mirror.start();
      await until(() => mirror.place !== undefined);
      await catchesUp();
      expect(mirror.rows).toEqual(await original());
      await mirror.kill();
      await client.unfollow('ext:u1', 'ext:u2');
      await client.follow('ext:u3', 'ext:u2');
      await database.run('DELETE FROM follow_events WHERE id < (SELECT max(id) FROM follow_events)');
      await database.run('UPDATE log_identity SET trimmed_to = (SELECT max(id) - 1 FROM follow_events)');
      mirror.start();
      const { code, errors } = await mirror.ended();
      expect([code, errors.trimEnd().split('\n')]).toEqual([
        1,
        [expect.stringContaining('(events_gone): delete')],
      ]);

      mirror = mirrorOf({ SNAPSHOT: await snapshot() });
      mirror.start();
      await until(() => mirror.place !== undefined);
      await catchesUp();
      expect(mirror.rows).toEqual(await original());
    },
    PATIENCE_MS,
  );
});

/** The id of the last event there is. */
async function lastEvent(client: RetinueClient): Promise<string | undefined> {
  let last: string | undefined;
  for (let after: string | undefined; ;) {
    const { items, nextAfter, upToDate } = await client.listEvents({
      limit: 1_000,
      ...(after === undefined ? {} : { after }),
    });
    last = items.at(-1)?.id ?? last;
    if (upToDate) return last;
    after = nextAfter;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 30 s');
    await delay(20);
  }
}
