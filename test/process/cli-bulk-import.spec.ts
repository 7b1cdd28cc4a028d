import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BULK_PHASES } from '@retinue/follows';
import { inFile } from './support/copy-source.js';
import { cliIn, ENV, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';

const USERS = 1_500;
/** Some more lines than go in one batch, each follow once. */
const LINES = Array.from({ length: USERS * 9 }, (_, index) => {
  const follower = (index % USERS) + 1;
  const distance = Math.floor(index / USERS) + 1;
  return `${follower}\t${((follower + distance - 1) % USERS) + 1}`;
});
const IMPORT = 'import follows --create-missing-users edges.tsv';

describe('an import of more follows than go in a batch', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, hostedCli());

  beforeEach(async () => writeFile(join(folder.path, 'edges.tsv'), LINES.join('\n')));

  const query = (sql: string): unknown[] =>
    inFile(folder.path, 'retinue.db', (database) => database.prepare(sql).pluck().all());
  const stored = (): unknown[] => query(`SELECT follower_id || char(9) || followee_id FROM follows`);
  const indexes = (): unknown[] => query(`SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1`);

  async function expectEqualToFile(): Promise<void> {
    expect(new Set(stored())).toEqual(new Set(LINES));
    expect(query(`SELECT count(*) FROM follow_events WHERE type = 'import'`)).toEqual([LINES.length]);
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  }

  test.each(BULK_PHASES)(
    'killed when it is at the %s leaves nothing half done, and run again equals its file',
    async (phase) => {
      await retinue('migrate');
      const before = indexes();
      const killed = await spawned(IMPORT, { interrupt: { when: `follows: ${phase}`, signal: 'SIGKILL' } });
      expect(killed.stderr).toContain(`follows: ${phase}`);
      // Of the last phase little is left: it may be through before the signal comes.
      expect([null, 0]).toContain(killed.code);
      await retinue('migrate');
      // The first thousand lines, which show whether the others could come in at all, or all of them.
      expect([1_000, LINES.length]).toContain(stored().length);
      expect(indexes()).toEqual(before);
      expect(await retinue('verify')).toMatchObject({ code: 0 });
      expect(await retinue(IMPORT)).toMatchObject({ code: 0 });
      await expectEqualToFile();
    },
  );

  test('beside a server lets its writes through, in batches that each are there when they are done', async () => {
    await retinue('migrate');
    const server = await SpawnedServer.start(folder.path, ENV);
    try {
      for (const email of ['one@example.org', 'two@example.org']) {
        const body = JSON.stringify({ firstName: 'Ann', lastName: 'Other', email });
        const headers = { 'Content-Type': 'application/json' };
        await fetch(`${server.url}/v1/users`, { method: 'POST', headers, body });
      }
      const ended = new AbortController();
      const imported = spawned(IMPORT).finally(() => ended.abort());
      const statuses = new Set<number>();
      const seen = new Set<number>();
      while (!ended.signal.aborted) {
        for (const method of ['PUT', 'DELETE'])
          statuses.add((await fetch(`${server.url}/v1/users/2/following/1`, { method })).status);
        const response = await fetch(`${server.url}/v1/users/1`);
        seen.add(((await response.json()) as { readonly followingCount: number }).followingCount);
      }
      const { code, stderr } = await imported;
      expect([code, stderr.includes('follows: users')]).toEqual([0, false]);
      expect([...statuses].filter((status) => status >= 300)).toEqual([]);
      expect(seen.size).toBeGreaterThan(2);
    } finally {
      await server.end('SIGTERM');
    }
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });
});
