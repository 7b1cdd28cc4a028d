import { readdirSync, readlinkSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { whileClosed } from '../../libs/database/src/engines/sqlite/backup/closed-file.js';
import { cliIn, ENV, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';

const folder = folderForEach();
const { retinue } = cliIn(folder, hostedCli());

/** Waits until another process has a file open, as Linux tells it. */
async function openedByOther(file: string): Promise<void> {
  const isOpenIn = (pid: string): boolean => {
    try {
      const opened = readdirSync(`/proc/${pid}/fd`).map((number) =>
        readlinkSync(`/proc/${pid}/fd/${number}`),
      );
      return opened.includes(file);
    } catch {
      // It has ended, or is another user's.
      return false;
    }
  };
  const others = (): string[] =>
    readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid);
  while (!others().some(isOpenIn)) await delay(10);
}

test('a server that starts while a backup takes the place of its file does not go on with the old one', async () => {
  const file = join(folder.path, 'retinue.db');
  await retinue('demo');
  expect(await retinue('backup backup.db --full-speed')).toMatchObject({ code: 0 });

  let outcome: Promise<string> | undefined;
  await whileClosed(file, async () => {
    outcome = SpawnedServer.start(folder.path, ENV).then(
      async (server) => {
        await server.end('SIGTERM');
        return 'it serves';
      },
      (error: Error) => error.message,
    );
    await openedByOther(file);
    await rename(join(folder.path, 'backup.db'), file);
  });
  expect(await outcome).toMatch(
    /ended with \d+: .*retinue\.db was replaced while it was being opened: start again/s,
  );

  const server = await SpawnedServer.start(folder.path, ENV);
  await server.end('SIGTERM');
  expect(await retinue('verify')).toMatchObject({ code: 0 });
});
