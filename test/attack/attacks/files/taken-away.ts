import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import type { Attack } from '../../arena/attack.js';
import { audit } from '../../arena/audit.js';
import { Ledger } from '../../arena/ledger.js';
import type { Store } from '../../arena/store.js';
import type { Target } from '../../arena/target.js';
import { startWriters } from '../../arena/writers.js';
import { CROWD } from '../../arena/graph.js';

const ROUNDS = 2;
/** Milliseconds of writing, before and after. */
const WRITING_MS = 500;

export const takenAway: Attack = {
  name: 'file',
  tries: 'the database file removed, and replaced by another, under 16 writers',
  engines: ['sqlite'],
  run: async (arena) => {
    for (let round = arena.count(ROUNDS); round > 0; round -= 1) {
      await removed(arena);
      await replaced(arena);
    }
  },
};

/** Written to, with a server that runs on it. */
async function inUse(arena: Arena): Promise<{ store: Store; target: Target; ledger: Ledger }> {
  const store = await arena.newStore(CROWD);
  const target = await arena.start(store);
  const ledger = new Ledger();
  const writing = startWriters(arena, target, ledger);
  await delay(WRITING_MS);
  await writing.stop();
  return { store, target, ledger };
}

/** Once it is brought back, and the server started again, all is as it was. */
async function removed(arena: Arena): Promise<void> {
  const { store, target, ledger } = await inUse(arena);
  renameSync(store.file, `${store.file}.away`);
  await expectRefusals(arena, target, 'removed');
  arena.tally.expect(!(await target.end()).stuck, 'the server did not end without its file');
  rmSync(store.file, { force: true });
  renameSync(`${store.file}.away`, store.file);
  const again = await arena.start(store);
  await audit(arena, again.client, ledger);
  await arena.expectSound(again, store);
}

/** What takes its place is not touched. */
async function replaced(arena: Arena): Promise<void> {
  const { store, target } = await inUse(arena);
  const other = await arena.newStore(CROWD);
  const before = hashOf(other.file);
  copyFileSync(other.file, `${store.file}.new`);
  renameSync(`${store.file}.new`, store.file);
  await expectRefusals(arena, target, 'replaced');
  arena.tally.expect(
    !(await target.end()).stuck,
    'the server did not end with another file in place of its own',
  );
  arena.tally.expect(hashOf(store.file) === before, 'the file that was put in place was written to');
}

async function expectRefusals(arena: Arena, target: Target, what: string): Promise<void> {
  const ledger = new Ledger();
  const writing = startWriters(arena, target, ledger, { allowed: [503] });
  await delay(WRITING_MS);
  await writing.stop();
  arena.tally.lost += ledger.acknowledged;
  arena.tally.expect(
    ledger.acknowledged === 0,
    `${ledger.acknowledged} writes were acknowledged after the file was ${what}`,
  );
  const { status } = await target.client.get('/health/ready');
  arena.tally.expect(status === 503, `/health/ready with the file ${what}: ${status}`);
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
