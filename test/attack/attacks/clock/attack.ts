import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const FOLLOWS = 100;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
/** Milliseconds until the server must have seen the new time: the library looks once a second. */
const SEEN_MS = 20_000;
/** Milliseconds after which all of its processes have, once one has. */
const ALL_SEEN_MS = 1_100;
/** Seconds by which a clock may seem wrong and is right. */
const TOLERANCE_SECONDS = 600;

export const clockJumps: Attack = {
  name: 'clock',
  tries: 'the clock jumps a day ahead for a second, and back by an hour',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const library = findLibrary();
    if (library === undefined) {
      arena.tally.skipped = 'libfaketime is not installed';
      return;
    }
    const store = await arena.newStore(CROWD);
    const clock = join(arena.folder, 'clock');
    writeClock(clock, 0);
    const target = await arena.start(store, {
      env: {
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        DONT_FAKE_MONOTONIC: '1',
      },
    });
    const setClock = async (seconds: number): Promise<void> => {
      writeClock(clock, seconds);
      await untilSeen(target, seconds);
    };
    await tryDayAhead(arena, target, setClock);
    await tryHourBack(arena, target, setClock);
    await arena.expectServing(target);
  },
};

/** In one go: the library may look at any moment, and half a file is another time. */
function writeClock(file: string, seconds: number): void {
  writeFileSync(`${file}.new`, seconds >= 0 ? `+${seconds}` : String(seconds));
  renameSync(`${file}.new`, file);
}

/** Waits until answers are dated by the new time. */
async function untilSeen({ client }: Target, seconds: number): Promise<void> {
  const deadline = performance.now() + SEEN_MS;
  while (performance.now() < deadline) {
    const { headers } = await client.get('/health/live');
    const ahead = (Date.parse(headers.date ?? '') - Date.now()) / 1_000;
    if (Math.abs(ahead - seconds) < TOLERANCE_SECONDS) return delay(ALL_SEEN_MS);
    await delay(100);
  }
  throw new Error(`the clock of the server did not jump by ${seconds} s`);
}

type SetClock = (seconds: number) => Promise<void>;

/** Debian has it beside its other libraries, others in a folder of their own. */
function findLibrary(): string | undefined {
  const roots = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [root, ...readdirSync(root).map((entry) => join(root, entry))]);
  return folders
    .map((folder) => join(folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
}

/** What was followed meanwhile stays in order: each has a time of its own, later than the one before. */
async function tryDayAhead(arena: Arena, target: Target, setClock: SetClock): Promise<void> {
  const times: string[] = [await follow(arena, target, 1, 2)];
  await setClock(DAY_SECONDS);
  times.push(await follow(arena, target, 1, 3));
  await setClock(0);
  for (let other = 4; other < 4 + FOLLOWS; other += 1) times.push(await follow(arena, target, 1, other));
  const jumped = Date.parse(times[1]!) - Date.parse(times[0]!) > (DAY_SECONDS - 60) * 1_000;
  arena.tally.expect(jumped, `the clock did not jump: ${times[0]}, ${times[1]}`);
  const { body } = await target.client.get('/v1/users/1/following?limit=1000');
  const listed = (JSON.parse(body) as { items: { id: number; followedAt: string }[] }).items;
  arena.tally.expect(
    new Set(times).size === times.length,
    `${times.length} follows have ${new Set(times).size} times after the clock jumped`,
  );
  const inOrder = listed.every(({ id }, index) => index === 0 || id < listed[index - 1]!.id);
  arena.tally.expect(
    inOrder && listed.length === times.length,
    'the list is not in the order of the follows',
  );
  arena.tally.expect(/WARN.*clock/i.test(target.printed), 'nothing was said about the clock');
}

/** @returns when it was made */
async function follow(arena: Arena, target: Target, from: number, to: number): Promise<string> {
  const answer = await target.client.send({ method: 'PUT', path: `/v1/users/${from}/following/${to}` });
  arena.tally.judge(answer, `a follow while the clock jumps`);
  return (JSON.parse(answer.body) as { followedAt: string }).followedAt;
}

async function tryHourBack(arena: Arena, target: Target, setClock: SetClock): Promise<void> {
  const body = JSON.stringify({ firstName: 'Early', lastName: 'Bird', email: 'early@attack.example' });
  const made = await target.client.send({ method: 'POST', path: '/v1/users', body });
  arena.tally.judge(made, 'a user before the clock jumps');
  await setClock(-HOUR_SECONDS);
  const path = `/v1/users/${(JSON.parse(made.body) as { id: number }).id}`;
  const changed = await target.client.send({
    method: 'PATCH',
    path,
    body: JSON.stringify({ firstName: 'Late' }),
  });
  arena.tally.judge(changed, 'a change after the clock jumped back');
  const { createdAt, updatedAt } = JSON.parse(changed.body) as { createdAt: string; updatedAt: string };
  arena.tally.expect(updatedAt >= createdAt, `updatedAt ${updatedAt} is before createdAt ${createdAt}`);
  await setClock(0);
}
