import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { hostForSpec, type ProgramHost } from './support/program-host.js';
import { flip } from './support/sqlite-pages.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const SERVER = fileURLToPath(new URL('../../apps/api/bin/server.js', import.meta.url));

/** Permissions don't hold for root, so then it is somebody else who starts. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Whether that somebody may read the program at all, wherever it was checked out. */
const nobodyCanRun =
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(SERVER)})`], NOBODY)
    .status === 0;

const host = hostForSpec();
const asNobody = hostForSpec(NOBODY);

/** How the server ends, migrating and not, and the command line, and all that each has printed. */
async function startAll(
  starter: ProgramHost,
  cwd: string,
  DATABASE_URL: string,
): Promise<[number | null, string][]> {
  const env = { PORT: '0', DATABASE_URL };
  return [
    await starter.failServer({ cwd, env }),
    await starter.failServer({ cwd, env: { ...env, MIGRATE_ON_START: 'false' } }),
    await starter.runCli(['migrate'], { cwd, env }),
  ].map(({ code, stdout, stderr }) => [code, stdout + stderr]);
}

/** Starts a server whose files may have so many bytes, in steps of 1,024. @returns how it ended, and all it printed */
async function startLimited(
  cwd: string,
  DATABASE_URL: string,
  fileLimit: number,
): Promise<[number | null, string]> {
  const limiting = `ulimit -f ${fileLimit / 1024}; exec "$@"`;
  const child = spawn('bash', ['--norc', '-c', limiting, 'bash', process.execPath, SERVER], {
    cwd,
    env: { PATH: process.env['PATH'], PORT: '0', DATABASE_URL },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return [code, out + error];
}

/** One line about DATABASE_URL that says this. */
function lineOf(words: RegExp): RegExp {
  return new RegExp(`^retinue: DATABASE_URL: [^\\n]*${words.source}[^\\n]*\\n$`);
}

describe('a database that can not be opened, in one line:', () => {
  const whatIsThere: readonly (readonly [
    what: string,
    make: (file: string) => Promise<unknown>,
    words: RegExp,
  ])[] = [
    ['a folder', async (file) => mkdir(file), /is a folder: name a file in it, such as sqlite:/],
    ['a pipe', async (file) => spawnSync('mkfifo', [file]), /is not a file/],
    [
      'a text',
      async (file) => writeFile(file, 'Dear diary,'),
      /is not a SQLite database: choose another file/,
    ],
    ['half of it', async (file) => truncate(file, 40_960), /is damaged: .* restore a backup/],
    ['a broken first page', async (file) => flip(file, 16, 100), /first page is damaged: .*restore a backup/],
    ['a broken schema', async (file) => flip(file, 100, 4096), /is damaged: .*restore a backup/],
  ];

  it.each(whatIsThere)('%s', async (_what, make, words) => {
    await inTemporaryFolder(async (cwd) => {
      const file = join(cwd, 'retinue.db');
      if (words.source.includes('backup')) {
        await host.runCli(['demo', '--database', 'sqlite:./retinue.db'], { cwd });
      }
      await make(file);
      const line = expect.stringMatching(lineOf(words));
      expect(await startAll(host, cwd, 'sqlite:./retinue.db')).toEqual([
        [1, line],
        [1, line],
        [2, line],
      ]);
    });
  });

  it.each<[what: string, modes: Readonly<Record<string, number>>, words: RegExp]>([
    ['one that may not be read', { 'data/retinue.db': 0o200 }, /must be allowed to read and write it/],
    ['one that may not be written', { 'data/retinue.db': 0o444 }, /must be allowed to read and write it/],
    ['a folder that may not be written', { data: 0o555 }, /must be allowed to write to this folder/],
    ['a folder that may not be entered', { data: 0o600 }, /can't be (reached|used)/],
    ['a log that may not be written', { 'data/retinue.db-wal': 0o444 }, /retinue\.db-wal can't be used: /],
  ])('%s', async (_what, modes, words) => {
    // Root, in a checkout that only root may read: nobody to try it with.
    if (!nobodyCanRun) return;
    await inTemporaryFolder(async (cwd) => {
      await mkdir(join(cwd, 'data'));
      await host.runCli(['demo', '--database', 'sqlite:./data/retinue.db'], { cwd });
      await writeFile(join(cwd, 'data/retinue.db-wal'), '');
      await chmod(cwd, 0o755);
      for (const [path, mode] of Object.entries({
        'data/retinue.db': 0o666,
        'data/retinue.db-wal': 0o666,
        data: 0o777,
        ...modes,
      })) {
        await chmod(join(cwd, path), mode);
      }
      const ends = await startAll(asNobody, cwd, 'sqlite:./data/retinue.db');
      const line = expect.stringMatching(lineOf(words));
      expect(ends).toEqual([
        [1, line],
        [1, line],
        [2, line],
      ]);
      await chmod(join(cwd, 'data'), 0o755);
    });
  });

  it.each([1_024, 8_192, 65_536])(
    'one that may not grow over %i bytes, and what is left is whole: the next start migrates it',
    async (fileLimit) => {
      await inTemporaryFolder(async (cwd) => {
        const url = 'sqlite:./retinue.db';
        const [code, printed] = await startLimited(cwd, url, fileLimit);
        expect(code).toBe(1);
        expect(printed).toMatch(/^retinue: DATABASE_URL: .*(no space left|look after its disk)[^\n]*\n$/);
        expect(await host.runCli(['migrate'], { cwd, env: { DATABASE_URL: url } })).toMatchObject({
          code: 0,
        });
        expect(await host.runCli(['verify'], { cwd, env: { DATABASE_URL: url } })).toMatchObject({ code: 0 });
      });
    },
  );
});
