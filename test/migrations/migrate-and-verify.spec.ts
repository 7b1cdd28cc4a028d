import { tmpdir } from 'node:os';
import { bareDatabase } from '../ports/bare-database.js';
import { openDatabase } from '../ports/open-database.js';
import { hostedCli } from '../process/support/program-host.js';
import { FIXTURES, useCopyOf } from './support/fixtures.js';
import { schemaOf } from './support/schema-of.js';

const runCli = hostedCli();

describe.each(FIXTURES)('a database of version $version', (fixture) => {
  const copy = useCopyOf(fixture);

  const retinue = async (command: string): Promise<unknown> =>
    runCli([command], { cwd: tmpdir(), env: { DATABASE_URL: copy.database.url } });

  it('is verified clean after `retinue migrate`', async () => {
    expect(await retinue('migrate')).toMatchObject({ code: 0, stderr: '' });
    expect(await retinue('verify')).toMatchObject({ code: 0, stderr: '' });
  });

  it('has the schema of a new database after its migrations', async () => {
    await (await openDatabase({ url: copy.database.url, migrate: true })).close();
    const fresh = await bareDatabase();
    try {
      await (await openDatabase({ url: fresh.url, migrate: true })).close();
      expect(await schemaOf(copy.database)).toEqual(await schemaOf(fresh));
    } finally {
      await fresh.drop();
    }
  });
});
