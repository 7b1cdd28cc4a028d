import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import type { Attack } from '../../arena/attack.js';
import { audit } from '../../arena/audit.js';
import { Ledger } from '../../arena/ledger.js';
import { isInstalled, limit, sizeOf } from '../../arena/processes.js';
import type { Store } from '../../arena/store.js';
import type { Target } from '../../arena/target.js';
import { startWriters } from '../../arena/writers.js';
import { CROWD } from '../../arena/graph.js';
import { mountSmallDisk, type SmallDisk } from './small-disk.js';

const DISK_MEBIBYTES = 48;
/** What is left at first. */
const LEFT_BYTES = 3 * 1024 * 1024;
/** Milliseconds until writers have used that up. */
const FILLING_MS = 20_000;
/** Milliseconds until writes are taken again, once there is room. */
const RECOVERY_MS = 10_000;
/** A full disk is a 507; what the system says otherwise, a 503. */
const REFUSALS = [507, 503];

/** Takes the room away, and gives it back. */
interface Scarcity {
  take(target: Target, store: Store): void;
  giveBack(target: Target): void;
}

export const fullDisk: Attack = {
  name: 'disk',
  tries: 'a disk that fills up under 16 writers, and has room again; a start on a full one',
  engines: ['sqlite'],
  run: async (arena) => {
    const disk = mountSmallDisk(join(arena.folder, 'disk'), DISK_MEBIBYTES);
    try {
      if (disk === undefined && !isInstalled('prlimit')) {
        arena.tally.skipped = 'no disk can be mounted here, and prlimit is not installed';
        return;
      }
      if (disk === undefined) arena.tally.note('no disk could be mounted: files are limited instead');
      await fillUp(arena, disk === undefined ? LIMITED_FILES : smallDisk(disk), disk?.folder);
      if (disk !== undefined) await startOnFull(arena, disk);
    } finally {
      disk?.remove();
    }
  },
};

const LIMITED_FILES: Scarcity = {
  take: ({ pid }, store) => limit(pid, 'fsize', Math.max(sizeOf(store.file), sizeOf(store.log)) + LEFT_BYTES),
  giveBack: ({ pid }) => limit(pid, 'fsize', 'unlimited'),
};

function smallDisk(disk: SmallDisk): Scarcity {
  return { take: () => disk.fill(LEFT_BYTES), giveBack: () => disk.empty() };
}

async function fillUp(arena: Arena, scarcity: Scarcity, folder: string | undefined): Promise<void> {
  const { tally, options } = arena;
  const store = await arena.newStore(CROWD, folder === undefined ? undefined : join(folder, 'store'));
  const ledger = new Ledger();
  const target = await arena.start(store);
  scarcity.take(target, store);
  const writing = startWriters(arena, target, ledger, { allowed: REFUSALS });
  const isRefused = async (): Promise<boolean> => (await tryWrite(target)) !== 200;
  tally.expect(await comesToBe(isRefused, FILLING_MS), 'the disk was not full');
  await delay(options.seconds * 100);
  for (const path of ['/v1/users/1', '/v1/users/2/followers', '/v1/users?limit=10']) {
    tally.judge(await target.client.get(path), `GET ${path} on a full disk`);
  }
  scarcity.giveBack(target);
  const isTaken = async (): Promise<boolean> => (await tryWrite(target)) === 200;
  tally.expect(await comesToBe(isTaken, RECOVERY_MS), 'with room again, writes are still refused');
  await writing.stop();
  await audit(arena, target.client, ledger);
  tally.note(`${ledger.acknowledged} acknowledged writes`);
  await arena.expectSound(target, store);
}

/** A write that no writer does. @returns its status */
async function tryWrite({ client }: Target): Promise<number> {
  const firstName = `Name${Math.trunc(performance.now())}`;
  return (
    await client.send({
      method: 'PATCH',
      path: `/v1/users/${CROWD.users}`,
      body: JSON.stringify({ firstName }),
    })
  ).status;
}

async function comesToBe(isSo: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    if (await isSo()) return true;
    await delay(50);
  }
  return false;
}

/** Whoever starts it is told so in one line. */
async function startOnFull(arena: Arena, disk: SmallDisk): Promise<void> {
  disk.fill(0);
  arena.tally.cases += 1;
  try {
    await arena.start({ url: `sqlite:${join(disk.folder, 'new.db')}` });
    arena.tally.fail('a server started on a full disk');
  } catch (error) {
    const [, code, printed = ''] =
      /^the server ended with (\w+): ([^]*)$/.exec((error as Error).message) ?? [];
    const lines = printed.trim().split('\n');
    arena.tally.expect(
      code === '1' && lines.length === 1,
      `a start on a full disk ended with ${code}: ${printed}`,
    );
  }
}
