import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CliResult, runCli } from './support/run-cli.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

/** So many statements and rows that their objects are collected while it runs: there a wrong driver aborts. */
const LINES = 60_000;

/** More than the original route answers in place: it streams them from a thread. */
const FOLLOWERS = 5_000;

describe("SQLite's driver, at work long enough that its objects are collected", () => {
  test('takes an import of 60,000 lines, of as many users, and answers streams, through a kill and a stop', async () => {
    await inTemporaryFolder(async (cwd) => {
      const env = { DATABASE_URL: 'sqlite:./retinue.db' };
      const retinue = async (command: string): Promise<CliResult> => runCli(command.split(' '), { cwd, env });
      await writeFile(join(cwd, 'chain.tsv.gz'), gzipSync(chain()));
      await writeFile(join(cwd, 'star.tsv'), star());

      for (const file of ['chain.tsv.gz', 'star.tsv'])
        expect(await retinue(`import follows --create-missing-users ${file}`)).toMatchObject({ code: 0 });

      const killed = await SpawnedServer.start(cwd, env);
      await streamsAtOnce(killed.url, 4);
      const cut = fetch(`${killed.url}/user/followers/1`).then(async (response) => response.text());
      expect(await killed.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
      await cut.catch(() => undefined);

      const stopped = await SpawnedServer.start(cwd, env);
      await streamsAtOnce(stopped.url, 4);
      expect(await stopped.end('SIGTERM')).toEqual({ code: 0, signal: null });

      expect(await retinue('verify')).toMatchObject({ code: 0 });
      expect(await retinue('export follows follows.csv.gz')).toMatchObject({ code: 0 });
    });
  }, 240_000);
});

/** Each user follows the next. */
function chain(): string {
  return Array.from({ length: LINES }, (_, index) => `${index + 1}\t${index + 2}\n`).join('');
}

/** Everybody follows user 1. */
function star(): string {
  return Array.from({ length: FOLLOWERS }, (_, index) => `${index + 2}\t1\n`).join('');
}

async function streamsAtOnce(url: string, streams: number): Promise<void> {
  const bodies = await Promise.all(
    Array.from({ length: streams }, async () => (await fetch(`${url}/user/followers/1`)).json()),
  );
  expect(bodies.map((people) => (people as unknown[]).length)).toEqual(Array(streams).fill(FOLLOWERS));
}
