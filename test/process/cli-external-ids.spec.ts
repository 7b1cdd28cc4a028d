import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';

const runCli = hostedCli();

const ENV = { USER_TYPES: 'person,member', DATABASE_URL: 'sqlite:retinue.db' };

const USERS = `id,external_id,first_name,last_name,email,metadata,type
1,7c9e6679-7425-40de-944b-e07fc1f90ae7,Ann,Other,ann@example.com,"{""a"":""b, c""}",member
2,"@bob ""b""",Bob,,,,
,4711,Eve,,,,
`;

describe('retinue, with users as other systems have them', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, runCli);

  const rows = (file: string, sql: string): unknown[] => {
    const database = new Database(join(folder.path, file));
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };

  it('imports, exports and copies them, and follows between their external ids', async () => {
    const env = ENV;
    const imported = await retinue('import users --format csv -', { input: USERS, env });
    expect([imported.code, imported.stdout]).toEqual([0, expect.stringMatching(/^added +3$/m)]);
    const again = await retinue('import users --format csv -', { input: USERS, env });
    expect(again.stdout).toMatch(/^already there 3$/m);
    const follows = await retinue('import follows --format csv -', {
      input: 'follower_id,followee_id\next:4711,1\n2,ext:7c9e6679-7425-40de-944b-e07fc1f90ae7\next:x,1\n',
    });
    expect([follows.code, follows.stdout]).toEqual([1, expect.stringMatching(/^added +2$/m)]);
    const made = await retinue('import follows --create-missing-users --format csv -', {
      input: 'follower_id,followee_id\next:x,1\next:x,ext:x\n',
    });
    expect(made.stdout).toMatch(/^added +1$/m);
    const found = rows(
      'retinue.db',
      'SELECT id, external_id, first_name, last_name, email, metadata FROM users',
    );
    expect(found.slice(1)).toMatchObject([
      { external_id: '@bob "b"', last_name: null, email: null, metadata: '{}' },
      { external_id: '4711', first_name: 'Eve' },
      { external_id: 'x', first_name: 'User', email: null },
    ]);
    for (const format of ['csv', 'tsv', 'ndjson']) {
      await retinue(`export users ${format}.${format}`);
      await retinue(`import users ${format}.${format} --database sqlite:${format}.db`, { env });
      await retinue(`export users again.${format} --database sqlite:${format}.db`);
      const read = async (file: string): Promise<string> => readFile(join(folder.path, file), 'utf8');
      expect(await read(`again.${format}`)).toBe(await read(`${format}.${format}`));
    }
    // Which types can be given does not matter to a copy.
    const copied = await retinue('copy --from sqlite:retinue.db --to sqlite:copy.db');
    expect(copied.code).toBe(0);
    expect(rows('copy.db', 'SELECT * FROM users')).toEqual(rows('retinue.db', 'SELECT * FROM users'));
  });

  it('tells of each line why it does not come in', async () => {
    await retinue('import users --format csv -', { input: USERS, env: ENV });
    await retinue('import users --format csv --rejects rejects.tsv -', {
      input: [
        'id,external_id,first_name,email,metadata',
        '9,4711,Ann,,',
        ',,Ann,,',
        ',new,Ann,ann@example.com,',
        ',other,Ann,,[]',
        ',spaced ,Ann,,',
      ].join('\n'),
    });
    const rejects = await readFile(join(folder.path, 'rejects.tsv'), 'utf8');
    expect(rejects.trim().split('\n').slice(1).toSorted()).toEqual([
      expect.stringMatching(/^2\tanother user has this external id/),
      expect.stringMatching(/^3\tid, externalId or email must be given/),
      expect.stringMatching(/^4\tanother user has this email/),
      expect.stringMatching(/^5\tmetadata must be a JSON object/),
      expect.stringMatching(/^6\texternalId must not begin or end with a space/),
    ]);
  });
});
