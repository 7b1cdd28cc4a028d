import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { cliIn, folderForAll, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { inFile } from './support/copy-source.js';

const CLI = fileURLToPath(new URL('../../apps/cli/bin/retinue.js', import.meta.url));
const runCli = hostedCli();

describe('a command that reads', () => {
  const template = folderForAll();
  const folder = folderForEach();
  const { retinue } = cliIn(folder, runCli);
  let file: string;

  beforeAll(async () => {
    await runCli(['demo', '--database', 'sqlite:demo.db'], { cwd: template.path });
  });

  beforeEach(async () => {
    file = join(folder.path, 'retinue.db');
    await copyFile(join(template.path, 'demo.db'), file);
  });

  const READING = ['verify', 'export follows', 'copy --from sqlite:./retinue.db --to sqlite::memory:'];

  test('makes no database where there is none, and says so', async () => {
    await rm(file);
    for (const command of ['verify', 'export follows']) {
      const result = await retinue(command);
      expect([command, result]).toEqual([
        command,
        {
          code: 2,
          stdout: '',
          stderr: expect.stringMatching(/^retinue: .*there is no database at .*retinue\.db: check/),
        },
      ]);
    }
    expect(await retinue('verify --database sqlite:nowhere/a.db')).toMatchObject({ code: 2 });
    expect(await readdir(folder.path)).toEqual([]);
  });

  test('migrates nothing, whatever MIGRATE_ON_START says, and names the command that does', async () => {
    inFile(folder.path, 'retinue.db', (database) => {
      database.exec(
        `DROP TABLE spent_user_ids; DELETE FROM retinue_migrations WHERE name LIKE 'SpentUserIds%'`,
      );
    });
    const before = await readFile(file);
    for (const command of READING) {
      const result = await retinue(command);
      expect([command, result]).toEqual([
        command,
        {
          code: 2,
          stdout: '',
          stderr: expect.stringMatching(/lacks 1 migration\(s\): run "retinue migrate"\n$/),
        },
      ]);
    }
    expect(await readFile(file)).toEqual(before);
  });

  test('changes no byte, and leaves no file behind', async () => {
    const before = await readFile(file);
    for (const command of READING) {
      expect([command, await retinue(command)]).toEqual([command, expect.objectContaining({ code: 0 })]);
      expect([command, await readdir(folder.path)]).toEqual([command, ['retinue.db']]);
    }
    expect(await readFile(file)).toEqual(before);
  });

  test('sees what another process has written and not yet copied into the file, and leaves that to it', async () => {
    const writer = new Database(file);
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec(`DELETE FROM follows WHERE follower_id = 1`);
    const before = await readFile(file);
    const { stdout } = await retinue('export follows');
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder.path)).toEqual(['retinue.db', 'retinue.db-shm', 'retinue.db-wal']);
    writer.close();
  });

  test('needs no right to write, neither the file nor its folder', async () => {
    const locked = join(folder.path, 'locked');
    await mkdir(locked);
    await copyFile(file, join(locked, 'retinue.db'));
    await chmod(join(locked, 'retinue.db'), 0o444);
    await chmod(locked, 0o555);
    await chmod(folder.path, 0o755);
    // Root may write everywhere.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    for (const args of [['verify'], ['export', 'follows']]) {
      const child = spawn(process.execPath, [CLI, ...args], {
        cwd: locked,
        env: { PATH: process.env['PATH'], DATABASE_URL: 'sqlite:./retinue.db' },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...asNobody,
      });
      const [stderr, , [code]] = await Promise.all([
        text(child.stderr),
        text(child.stdout),
        once(child, 'close'),
      ]);
      expect([args, code, stderr]).toEqual([args, 0, '']);
    }
    expect(await readdir(locked)).toEqual(['retinue.db']);
    await chmod(locked, 0o755);
  });
});
