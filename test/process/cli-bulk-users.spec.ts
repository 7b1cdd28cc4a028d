import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BULK_USER_PHASES } from '@retinue/users';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';

/** Some more than go in one batch; the last two want the email of the first, and an id that is none. */
const USERS = 11_000;
const LINES = [
  'id,first_name,email',
  ...Array.from({ length: USERS }, (_, index) => `${index + 1},Ann,ann${index + 1}@example.org`),
  `${USERS + 1},Bo,ANN1@example.org`,
  `0,Bo,bo@example.org`,
];

describe('an import of more users than go in a batch', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, hostedCli());

  beforeEach(async () => writeFile(join(folder.path, 'users.csv'), LINES.join('\n')));

  const query = (sql: string): unknown[] =>
    inFile(folder.path, 'retinue.db', (database) => database.prepare(sql).pluck().all());
  const indexes = (): unknown[] => query(`SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1`);

  async function expectEqualToFile(): Promise<void> {
    expect(query(`SELECT count(*) FROM users WHERE email = 'ann' || id || '@example.org'`)).toEqual([USERS]);
    for (const table of ['users', 'user_counters', 'user_card_json'])
      expect(query(`SELECT count(*) FROM ${table}`)).toEqual([USERS]);
    expect(query(`SELECT count(DISTINCT actor_id) FROM follow_events WHERE type = 'import_user'`)).toEqual([
      USERS,
    ]);
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  }

  test.each(BULK_USER_PHASES)(
    'killed when it is at the %s leaves nothing half done, and run again equals its file',
    async (phase) => {
      await retinue('migrate');
      const before = indexes();
      const killed = await spawned('import users users.csv', {
        interrupt: { when: `users: ${phase}`, signal: 'SIGKILL' },
      });
      expect(killed.stderr).toContain(`users: ${phase}`);
      // Of the last phase little is left: it may be through before the signal comes.
      expect([null, 1]).toContain(killed.code);
      await retinue('migrate');
      // The first thousand lines, which show whether the others could come in at all, or all of them.
      expect([1_000, USERS]).toContain(query(`SELECT count(*) FROM users`)[0]);
      expect(indexes()).toEqual(before);
      const again = await retinue('import users users.csv');
      expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/rejected +2 /)]);
      const rejects = await readFile(join(folder.path, 'users.csv.rejected.tsv'), 'utf8');
      expect(rejects).toContain('another user has this email');
      await expectEqualToFile();
    },
  );
});
