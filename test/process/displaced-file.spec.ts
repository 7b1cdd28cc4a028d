import { existsSync } from 'node:fs';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const FILE = 'retinue.db';
const DATABASE_URL = `sqlite:./${FILE}`;
const DISPLACED = { status: 503, code: 'database_displaced' };

async function ask(
  server: SpawnedServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; code: string | undefined }> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    // One request a connection, so that workers take turns.
    headers: { Connection: 'close', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  return { status: answer.status, code };
}

const createUser = async (server: SpawnedServer, number: number): Promise<{ status: number }> =>
  ask(server, 'POST', '/v1/users', {
    firstName: 'Ida',
    lastName: 'Lund',
    email: `ida${number}@lund.dk`,
  });

/** Creates users until one is refused, or a hundred are. @returns how many were acknowledged, and the refusal */
async function createUntilRefused(server: SpawnedServer): Promise<{ created: number; refusal: unknown }> {
  for (let created = 0; created < 100; created += 1) {
    const answer = await createUser(server, 1000 + created);
    if (answer.status !== 201) return { created, refusal: answer };
  }
  return { created: 100, refusal: undefined };
}

const emailsIn = (folder: string, file: string): number =>
  inFile(folder, file, (database) =>
    Number(database.prepare(`SELECT count(*) FROM users WHERE email LIKE 'ida%'`).pluck().get()),
  );

const ended = { code: 0, signal: null };

describe('a file taken away from a running server', () => {
  /** A server with 20 acknowledged users in the log, and another database beside it. */
  async function withServer(
    work: (folder: string, server: SpawnedServer) => Promise<void>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      await runCli(['demo', '--database', 'sqlite:other.db'], { cwd: folder });
      const server = await SpawnedServer.start(folder, { DATABASE_URL, ...env });
      try {
        for (let number = 0; number < 20; number += 1) {
          expect(await createUser(server, number)).toMatchObject({ status: 201 });
        }
        await work(folder, server);
      } finally {
        await server.end('SIGKILL');
      }
    });
  }

  it('replaced by another, is written to no more: what was acknowledged is all in the old one, the new one untouched', async () => {
    await withServer(async (folder, server) => {
      await link(join(folder, FILE), join(folder, 'kept.db'));
      const other = await readFile(join(folder, 'other.db'));
      await rename(join(folder, 'other.db'), join(folder, FILE));
      expect(await createUser(server, 100)).toEqual(DISPLACED);
      for (const path of ['/health/ready', '/v1/users/1', '/user/followers/1']) {
        expect(await ask(server, 'GET', path)).toEqual(DISPLACED);
      }
      expect(await ask(server, 'GET', '/health/live')).toMatchObject({ status: 200 });
      expect(server.printed.match(/"level":"error".*was removed or replaced.*operations\.md/g)).toHaveLength(
        1,
      );
      expect(await server.end('SIGTERM')).toEqual(ended);
      expect(other.equals(await readFile(join(folder, FILE)))).toBe(true);
      // Nor does the next one to open it find the old log.
      expect(emailsIn(folder, FILE)).toBe(0);
      expect(await runCli(['verify'], { cwd: folder, env: { DATABASE_URL } })).toMatchObject({ code: 0 });
      expect(emailsIn(folder, 'kept.db')).toBe(20);
    });
  });

  it('moved away and back, stays refused until a new start, which finds all that was acknowledged', async () => {
    await withServer(async (folder, server) => {
      await rename(join(folder, FILE), join(folder, 'away.db'));
      expect(await createUser(server, 100)).toEqual(DISPLACED);
      await rename(join(folder, 'away.db'), join(folder, FILE));
      expect(await createUser(server, 101)).toEqual(DISPLACED);
      expect(await server.end('SIGTERM')).toEqual(ended);
      expect(emailsIn(folder, FILE)).toBe(20);
      const again = await SpawnedServer.start(folder, { DATABASE_URL });
      expect(await createUser(again, 102)).toMatchObject({ status: 201 });
      expect(await again.end('SIGTERM')).toEqual(ended);
    });
  });

  it('is noticed without a request, too', async () => {
    await withServer(async (folder, server) => {
      await rm(join(folder, FILE));
      while (!server.printed.includes('was removed or replaced')) await delay(50);
      expect(await server.end('SIGTERM')).toEqual(ended);
      expect(existsSync(join(folder, FILE))).toBe(false);
    });
  });

  it.each(['-wal', '-shm'])(
    'its %s file removed, is written to no more, and nothing acknowledged is lost',
    async (ending) => {
      await withServer(async (folder, server) => {
        await rm(join(folder, `${FILE}${ending}`));
        const { created, refusal } = await createUntilRefused(server);
        expect({ created, refusal }).toEqual({ created: 0, refusal: DISPLACED });
        expect(await server.end('SIGTERM')).toEqual(ended);
        expect(emailsIn(folder, FILE)).toBe(20);
        expect(await runCli(['verify'], { cwd: folder, env: { DATABASE_URL } })).toMatchObject({ code: 0 });
      });
    },
  );

  it('is noticed by each worker', async () => {
    await withServer(
      async (folder, server) => {
        await rename(join(folder, 'other.db'), join(folder, FILE));
        for (let number = 0; number < 8; number += 1) {
          expect(await createUser(server, 100 + number)).toEqual(DISPLACED);
          expect(await ask(server, 'GET', '/health/ready')).toEqual(DISPLACED);
        }
        expect(server.printed.match(/"level":"error".*was removed or replaced/g)).toHaveLength(2);
        expect(await server.end('SIGTERM')).toEqual(ended);
        expect(emailsIn(folder, FILE)).toBe(0);
      },
      { WORKERS: '2' },
    );
  });
});
