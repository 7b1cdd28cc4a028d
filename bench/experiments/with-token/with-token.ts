/**
 * Asks for pages of 50 followers and single users without a guard, with a user's token and with a service key in turn, and sets
 * what they cost the server side by side: processor time for each request. In many short turns, as a machine that others share may
 * be half as fast a second later. Others can only make a turn dearer, so the cheap turns of each are compared.
 *
 *   npm run build && node bench/dist/experiments/with-token/with-token.js [postgres://... of an empty database]
 */
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { runRetinue } from '../../servers/processes.js';
import { retinue, type RunningServer } from '../../servers/server.js';

const USERS = 20_000;
const FOLLOWS_OF_EACH = 60;
const CLIENTS = 16;
const ROUNDS = 40;
const REQUESTS_OF_A_TURN = 1_500;
/** Of the turns of each, from the cheapest on. */
const PERCENTILES = [0, 10, 25, 50] as const;
const SECRET = 'a secret of the benchmark, which is no secret';
const TOKEN_MODE = { AUTH_MODE: 'token', JWT_ISSUER: 'bench', JWT_AUDIENCE: 'bench', JWT_SECRET: SECRET };

const PATHS: Readonly<Record<string, (id: number) => string>> = {
  'page of 50 followers': (id) => `/v1/users/${id}/followers?limit=50`,
  user: (id) => `/v1/users/${id}`,
};

const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const database = process.argv[2] ?? join(folder, 'retinue.db');
  await fill(database);
  const credentials = { 'a user token': userToken(7), 'a service key': serviceKey(database) };
  const open = await retinue().start(database);
  const guarded = await retinue(TOKEN_MODE).start(database);
  try {
    for (const [title, pathOf] of Object.entries(PATHS)) {
      const without: number[] = [];
      const costs: Record<string, number[]> = {};
      for (let round = 0; round < ROUNDS; round += 1) {
        without.push(await cost(open, pathOf));
        for (const [who, text] of Object.entries(credentials))
          (costs[who] ??= []).push(await cost(guarded, pathOf, text));
      }
      for (const [who, found] of Object.entries(costs)) {
        const ratios = PERCENTILES.map((part) => percentile(found, part) / percentile(without, part));
        const shown = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
        console.log(
          `${title}, ${who}: costs ${shown} times one without (percentiles ${PERCENTILES.join(', ')})`,
        );
      }
    }
  } finally {
    await open.stop();
    await guarded.stop();
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Microseconds of the server's processor time for a request. */
async function cost(
  server: RunningServer,
  pathOf: (id: number) => string,
  credential?: string,
): Promise<number> {
  const headers = credential === undefined ? {} : { authorization: `Bearer ${credential}` };
  const before = await server.usage();
  const result = await autocannon({
    url: server.url,
    connections: CLIENTS,
    amount: REQUESTS_OF_A_TURN,
    requests: Array.from({ length: 1_000 }, (_, index) => ({
      path: pathOf(1 + ((index * 7_919) % USERS)),
      headers,
    })),
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were no 2xx`);
  const after = await server.usage();
  return ((after.cpuSeconds - before.cpuSeconds) * 1e6) / result.requests.total;
}

/** By the standard (RFC 7515), with what Node has: the benchmark needs one token. */
function userToken(id: number): string {
  const claims = { sub: `u${id}`, iss: 'bench', aud: 'bench', exp: Math.floor(Date.now() / 1_000) + 3_600 };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`;
}

function serviceKey(database: string): string {
  const cli = fileURLToPath(new URL('../../../../apps/cli/bin/retinue.js', import.meta.url));
  const url = database.includes('://') ? database : `sqlite:${database}`;
  const scopes = ['--scopes', 'users:read,follows:read'];
  const { stdout } = spawnSync(
    process.execPath,
    [cli, '--database', url, 'keys', 'create', 'bench', ...scopes],
    {
      encoding: 'utf8',
    },
  );
  return stdout.trim();
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length * part) / 100)]!;
}

async function fill(database: string): Promise<void> {
  const users = join(folder, 'users.csv');
  const follows = join(folder, 'follows.csv');
  const ids = Array.from({ length: USERS }, (_, index) => index + 1);
  await writeFile(users, `id,external_id,first_name\n${ids.map((id) => `${id},u${id},Ann`).join('\n')}\n`);
  const edges = ids.flatMap((id) =>
    Array.from({ length: FOLLOWS_OF_EACH }, (_, nth) => `${id},${((id + (nth + 1) * 101 - 1) % USERS) + 1}`),
  );
  await writeFile(follows, `follower_id,followee_id\n${edges.join('\n')}\n`);
  await runRetinue(database, ['migrate'], { quiet: true });
  await runRetinue(database, ['import', 'users', users], { quiet: true });
  await runRetinue(database, ['import', 'follows', follows], { quiet: true });
}
