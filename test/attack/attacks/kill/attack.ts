import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { audit } from '../../arena/audit.js';
import { Ledger } from '../../arena/ledger.js';
import { isAlive } from '../../arena/processes.js';
import type { Target } from '../../arena/target.js';
import { startWriters } from '../../arena/writers.js';
import { CROWD } from '../../arena/graph.js';

const ROUNDS = 8;
/** Milliseconds of writing before the kill. */
const WRITING_MS = [100, 700] as const;
/** Milliseconds in which workers whose primary is gone must end. */
const ORPHANS_MS = 10_000;

export const kill: Attack = {
  name: 'kill',
  tries: 'SIGKILL under 16 writers, again and again: every acknowledged write is there, and nothing else',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const ledger = new Ledger();
    const rounds = arena.options.rounds ?? arena.count(ROUNDS);
    for (let round = 0; round < rounds; round += 1) {
      const target = await arena.start(store);
      // What the round before left behind.
      await audit(arena, target.client, ledger);
      const writing = startWriters(arena, target, ledger, { mayBeCut: true });
      await delay(arena.between(...WRITING_MS));
      const { workers } = target;
      if (workers.length > 0 && round % 2 === 0) await killWorker(arena, target, workers);
      await target.end('SIGKILL');
      await writing.stop();
      await expectOrphansEnd(arena, workers);
      await arena.expectVerified(store);
    }
    const target = await arena.start(store);
    await audit(arena, target.client, ledger);
    arena.tally.note(`${rounds} rounds, ${ledger.acknowledged} acknowledged writes`);
    await arena.expectSound(target, store);
  },
};

/** The others go on, and another takes its place. */
async function killWorker(arena: Arena, target: Target, workers: readonly number[]): Promise<void> {
  process.kill(arena.pick(workers), 'SIGKILL');
  await delay(arena.between(...WRITING_MS) + 500);
  arena.tally.expect(target.isAlive, 'the primary process ended with a worker of it');
}

async function expectOrphansEnd({ tally }: Arena, workers: readonly number[]): Promise<void> {
  const deadline = performance.now() + ORPHANS_MS;
  while (workers.some(isAlive) && performance.now() < deadline) await delay(20);
  const left = workers.filter(isAlive);
  tally.expect(left.length === 0, `${left.length} workers outlived their primary process`);
  for (const worker of left) process.kill(worker, 'SIGKILL');
}
