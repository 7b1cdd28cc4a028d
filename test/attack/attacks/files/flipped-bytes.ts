import { closeSync, openSync, writeSync } from 'node:fs';
import { loadSqliteDriver } from '@retinue/database';
import type { OpenApiDocument } from '../../../support/openapi-document.js';
import { routesOf } from '../../../support/openapi-document.js';
import { samplePath } from '../../../support/sample-requests.js';
import type { Arena } from '../../arena/arena.js';
import type { Attack } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import type { Store } from '../../arena/store.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const Database = loadSqliteDriver();

const ROUNDS = 6;
const TABLES = ['users', 'follows', 'user_counters', 'follow_events', 'user_card_json'];
/** How many pages of the table are hurt. */
const PAGES = 6;

export const flippedBytes: Attack = {
  name: 'bytes',
  tries: 'bytes flipped in pages of the file, before the start and under the running server',
  engines: ['sqlite'],
  run: async (arena) => {
    const rounds = arena.count(ROUNDS);
    for (let round = 0; round < rounds; round += 1)
      await tryRound(arena, TABLES[round % TABLES.length]!, round % 2 === 1);
  },
};

async function tryRound(arena: Arena, table: string, underTheServer: boolean): Promise<void> {
  const { tally } = arena;
  const store = await arena.newStore(CROWD);
  // The addresses, while all is well.
  const target = underTheServer ? await arena.start(store) : undefined;
  flip(arena, store, table);
  const hurt = target ?? (await startIfItDoes(arena, store));
  if (hurt !== undefined) {
    const met = await useAll(arena, hurt, table);
    const { status } = await hurt.client.get('/health/ready');
    if (met)
      tally.expect(status === 503, `/health/ready after pages of ${table} were found broken: ${status}`);
    const { stuck } = await hurt.end();
    tally.expect(!stuck, 'the server did not end on a broken file');
  }
  const { code, stdout, stderr } = await store.retinue(['verify']);
  tally.expect(code !== 0, `verify found nothing with broken pages of ${table}`);
  tally.expect(!/^\s+at /m.test(stdout + stderr), `verify printed a stack: ${stderr}`);
}

/** Overwrites the heads of some pages of a table. */
function flip(arena: Arena, { file }: Store, table: string): void {
  const database = new Database(file);
  // What is only in the log would hide it.
  database.pragma('wal_checkpoint(TRUNCATE)');
  const pages = database
    .prepare('SELECT pageno FROM dbstat WHERE name = ? AND pageno > 1')
    .pluck()
    .all(table) as number[];
  const size = database.pragma('page_size', { simple: true }) as number;
  database.close();
  const handle = openSync(file, 'r+');
  for (const page of arena.shuffled(pages).slice(0, PAGES)) {
    const garbage = Uint8Array.from({ length: 64 }, () => 0x80 | arena.between(0, 127));
    writeSync(handle, garbage, 0, garbage.length, (page - 1) * size);
  }
  closeSync(handle);
}

/** It may refuse to start, in one line. */
async function startIfItDoes(arena: Arena, store: Store): Promise<Target | undefined> {
  try {
    return await arena.start(store);
  } catch (error) {
    const { message } = error as Error;
    arena.tally.cases += 1;
    arena.tally.expect(message.trim().split('\n').length === 1, `a start on a broken file: ${message}`);
    return undefined;
  }
}

/** Reads and writes everywhere. @returns whether anything was refused for the broken pages */
async function useAll(arena: Arena, target: Target, table: string): Promise<boolean> {
  const described = await target.client.get('/docs-json');
  const document = JSON.parse(described.body) as OpenApiDocument;
  const reads = routesOf(document).filter(({ method }) => method === 'get');
  let met = false;
  const users = arena.shuffled(Array.from({ length: CROWD.users }, (_, index) => String(index + 1)));
  await inParallel(users.slice(0, arena.count(200, 40)), 8, async (id) => {
    const route = arena.pick(reads);
    const sent = [
      { method: 'GET', path: samplePath(route, { id, user_id: id }) },
      { method: 'PUT', path: `/v1/users/${id}/following/${arena.between(2, CROWD.users)}` },
      { method: 'GET', path: `/v1/users/${id}` },
    ];
    for (const one of sent) {
      const answer = await target.client.send(one);
      arena.tally.judge(answer, `${one.method} ${one.path} with broken pages of ${table}`, [503]);
      met ||= answer.status === 503;
    }
  });
  return met;
}
