import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostForSpec } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const host = hostForSpec();

const NO_ADDRESS_HERE = { HOST: '203.0.113.1', ALLOW_UNAUTHENTICATED: 'true' };

/** What a server prints that can't start. */
async function failure(env: Readonly<Record<string, string>>): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    // A file where a setting below takes a folder for granted.
    await writeFile(join(folder, '.env'), '');
    const { code, stdout, stderr } = await host.failServer({
      cwd: folder,
      env: { PORT: '0', DATABASE_URL: 'sqlite::memory:', ...env },
    });
    return `ended with ${code}: ${stdout}${stderr}`;
  });
}

describe('a setting', () => {
  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535, not "eighty"'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, not "70000"'],
    [
      { DATABASE_URL: 'mongodb://x' },
      'DATABASE_URL: must be sqlite:<path>, sqlite::memory: or postgres://user:password@host:port/database, not "mongodb://x"',
    ],
    [{ MIGRATE_ON_START: 'maybe' }, 'MIGRATE_ON_START must be true or false, not "maybe"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, not "loud"'],
    [{ FOLLOW_POLICY: 'person>robot' }, 'FOLLOW_POLICY must list pairs of person and brand'],
    [{ EVENTS_KEEP_DAYS: '0' }, 'EVENTS_KEEP_DAYS must be a whole number from 1 to 36500, not "0"'],
    [{ EVENTS_KEEP_DAYS: '7.5' }, 'EVENTS_KEEP_DAYS must be a whole number from 1 to 36500, not "7.5"'],
    [{ EVENTS_KEEP_DAYS: 'a week' }, 'EVENTS_KEEP_DAYS must be a whole number from 1 to 36500, not "a week"'],
    [{ WORKERS: '0' }, 'WORKERS must be a whole number from 1 to 64, not "0"'],
    [{ WORKERS: '2.5' }, 'WORKERS must be a whole number from 1 to 64, not "2.5"'],
    [{ WORKERS: '2' }, 'WORKERS: each worker would have a sqlite::memory: database of its own'],
    [
      { DATABASE_REPLICA_URLS: 'postgres://r/d' },
      'DATABASE_REPLICA_URLS: replicas are of PostgreSQL, and DATABASE_URL is a SQLite file',
    ],
    [
      { DATABASE_URL: 'postgres://p/d', DATABASE_REPLICA_URLS: 'postgres://r/d' },
      'CONSISTENCY_KEY must be set with DATABASE_REPLICA_URLS',
    ],
    [{ DATABASE_REPLICA_URLS: 'mysql://r' }, 'DATABASE_REPLICA_URLS must be postgres://'],
    [{ CONSISTENCY_KEY: 'short' }, 'CONSISTENCY_KEY must have 16 characters at least'],
    [{ DATABASE_POOL_SIZE: '0' }, 'DATABASE_POOL_SIZE must be a whole number from 1 to 1000, not "0"'],
    [{ AUTH_MODE: 'magic' }, 'AUTH_MODE must be none or token, not "magic"'],
    [{ PUBLIC_URL: 'api.example.com' }, 'PUBLIC_URL must be an address such as https://api.example.com'],
    [{ PUBLIC_URL: 'https://ann:pw@a.example' }, 'PUBLIC_URL must be an address such as'],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, true' }, 'TRUSTED_PROXIES must be addresses or ranges'],
    [{ TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES must be addresses or ranges'],
    [{ CORS_ORIGINS: 'https://a.example/path' }, 'CORS_ORIGINS must be origins separated by commas'],
    [
      { HOST: '0.0.0.0' },
      'HOST=0.0.0.0 is open to others and AUTH_MODE is none: set ALLOW_UNAUTHENTICATED=true',
    ],
    [NO_ADDRESS_HERE, 'HOST, PORT: listen EADDRNOTAVAIL'],
    [{ DATABASE_URL: 'sqlite:./.env/retinue.db' }, 'DATABASE_URL: '],
  ])('that is wrong, %j, stops the start with one line that names it', async (env, line) => {
    const message = await failure(env);
    expect(message).toContain(`ended with 1: retinue: ${line}`);
    expect(message.trim().split('\n')).toHaveLength(1);
  });

  test('that is found wrong last of all ends a process, too, with nothing left of its database', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { TMPDIR: folder, DATABASE_URL: 'sqlite::memory:', ...NO_ADDRESS_HERE };
      await expect(SpawnedServer.start(folder, env)).rejects.toThrow(
        /ended with 1: retinue: HOST, PORT: listen EADDRNOTAVAIL.*\n$/,
      );
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('is read from .env when the environment lacks it, and an empty one counts as not set', async () => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, '.env'), 'DATABASE_URL=sqlite:./from-dot-env.db\nLOG_LEVEL=info\n');
      const server = await SpawnedServer.start(folder, { CORS_ORIGINS: '' });
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
      await server.end('SIGTERM');
      const again = SpawnedServer.start(folder, { LOG_LEVEL: 'wrong' });
      await expect(again).rejects.toThrow('LOG_LEVEL must be one of');
    });
  });
});
