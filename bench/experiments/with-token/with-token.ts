/**
 * Asks for pages of 50 followers and single users without a guard, with a user's token and with a service key in turn, and sets
 * what they cost the server side by side: processor time for each request, in many short turns.
 *
 *   npm run build && node bench/dist/experiments/with-token/with-token.js [postgres://... of an empty database]
 */
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRetinue } from '../../servers/processes.js';
import { retinue } from '../../servers/server.js';
import { compareTurns, costOfTurn, TURNS_COMPARED } from '../../support/cheap-turns.js';

const USERS = 20_000;
const FOLLOWS_OF_EACH = 60;
const ROUNDS = 40;
const REQUESTS_OF_A_TURN = 1_500;
const SECRET = 'a secret of the benchmark, which is no secret';
const TOKEN_MODE = { AUTH_MODE: 'token', JWT_ISSUER: 'bench', JWT_AUDIENCE: 'bench', JWT_SECRET: SECRET };

const ASKED = Array.from({ length: 1_000 }, (_, index) => 1 + ((index * 7_919) % USERS));

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
      const paths = ASKED.map((id) => ({ path: pathOf(id) }));
      for (let round = 0; round < ROUNDS; round += 1) {
        without.push(await costOfTurn(open, paths, REQUESTS_OF_A_TURN));
        for (const [who, text] of Object.entries(credentials)) {
          const asked = paths.map(({ path }) => ({ path, headers: { authorization: `Bearer ${text}` } }));
          (costs[who] ??= []).push(await costOfTurn(guarded, asked, REQUESTS_OF_A_TURN));
        }
      }
      for (const [who, found] of Object.entries(costs)) {
        console.log(
          `${title}, ${who}: ${compareTurns(found, without)} times one without (${TURNS_COMPARED})`,
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
