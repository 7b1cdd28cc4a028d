import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { driverAtStart } from './driver-at-start.js';
import { loadSqliteDriver, SQLITE_DRIVER } from './sqlite-driver.js';

const run = promisify(execFile);

describe("SQLite's driver", () => {
  test('is version 13 exactly where the Node has what it needs, since it crashes any other', () => {
    const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
    const hasNodeApi10 = major > 22 || (major === 22 && minor >= 14);
    expect(SQLITE_DRIVER).toBe(hasNodeApi10 ? 'better-sqlite3-13' : '@retinue/better-sqlite3-12');
  });

  test('knows the checkpoint that only looks, and is built with NORMAL for a log, as the writer takes for granted', () => {
    const database = new (loadSqliteDriver())(':memory:');
    const options = database.pragma('compile_options') as { compile_options: string }[];
    expect(options.map((option) => option.compile_options)).toEqual(
      expect.arrayContaining(['DEFAULT_WAL_SYNCHRONOUS=1', 'MAX_MMAP_SIZE=0x7fff0000', 'THREADSAFE=2']),
    );
    expect(database.pragma('wal_checkpoint(NOOP)')).toEqual([{ busy: 0, log: -1, checkpointed: -1 }]);
    database.close();
  });

  test('is the one that the specs get by its own name', async () => {
    const { default: Database } = await import('better-sqlite3');
    expect(driverAtStart()).toBe(Database);
  });

  describe('where it can not be loaded', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
      await copyFile(join(import.meta.dirname, 'sqlite-driver.js'), join(folder, 'sqlite-driver.mjs'));
    });

    afterEach(async () => {
      await rm(folder, { recursive: true });
    });

    /** The message of the error, in a Node that finds only what is in the folder. */
    const failure = async (): Promise<string> => {
      const script = `import { loadSqliteDriver } from './sqlite-driver.mjs';
        try { loadSqliteDriver(); } catch (error) { console.log(error.message); }`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: folder,
      });
      return stdout;
    };

    const install = async (name: string, version: string, code: string): Promise<void> => {
      const target = join(folder, 'node_modules', name);
      await mkdir(target, { recursive: true });
      await writeFile(join(target, 'package.json'), JSON.stringify({ name, version }));
      await writeFile(join(target, 'index.js'), code);
    };

    const notInstalled = (): string => {
      const wanted =
        SQLITE_DRIVER === 'better-sqlite3-13'
          ? 'better-sqlite3-13@npm:better-sqlite3@13'
          : 'better-sqlite3@12';
      return `SQLite's driver for Node ${process.version} is not installed: "npm install ${wanted}"\n`;
    };

    test('says in one line what to install with this Node', async () => {
      expect(await failure()).toBe(notInstalled());
    });

    test('takes the one that the application has under its own name, where that fits this Node', async () => {
      const [ours, others] =
        SQLITE_DRIVER === 'better-sqlite3-13' ? ['13.2.0', '12.11.1'] : ['12.11.1', '13.2.0'];
      await install(
        'better-sqlite3',
        ours,
        `module.exports = class { close() { console.log('${ours}'); } };`,
      );
      expect(await failure()).toBe(`${ours}\n`);
      if (others === '12.11.1' && !process.version.startsWith('v24')) return;
      await install('better-sqlite3', others, `process.abort();`);
      expect(await failure()).toBe(notInstalled());
    });

    test('says in one line why its binary is not taken, and how to compile one', async () => {
      await mkdir(join(folder, 'node_modules', SQLITE_DRIVER), { recursive: true });
      await writeFile(
        join(folder, 'node_modules', SQLITE_DRIVER, 'index.js'),
        `module.exports = class { constructor() { throw new Error("version 'GLIBC_2.34' not found\\nand more"); } };`,
      );
      expect(await failure()).toMatch(
        /^SQLite's driver, \S+, does not load on Node \S+ \(version 'GLIBC_2.34' not found\): compile it .+\n$/,
      );
    });
  });
});
