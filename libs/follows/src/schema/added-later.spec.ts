import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, type ModuleTables, SqlReader } from '@retinue/database';
import { usersTables } from '@retinue/users';
import { followsTables } from '../follows.tables.js';

interface Made {
  readonly name: string;
  readonly sql: string;
}

describe('the tables of follows', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Opens the file with the tables of these modules. @returns what it holds, by name, however it is laid out */
  const open = async (file: string, tables: readonly ModuleTables[]): Promise<Made[]> => {
    const module = DatabaseModule.forRoot({ url: `sqlite:${join(folder, file)}`, tables });
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    const made = await app
      .get(SqlReader)
      .all<Made>(`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`);
    await app.close();
    return made.map(({ name, sql }) => ({ name, sql: sql.replaceAll(/\s+/g, ' ') }));
  };

  it('may come into a database of users alone, whose counts are what is stored until then', async () => {
    const users = await open('users.db', [usersTables]);
    expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(['users', 'user_counts']));
    expect(users.map(({ name }) => name)).not.toContain('follows');
    const together = await open('users.db', [usersTables, followsTables]);
    expect(together).toEqual(await open('both.db', [usersTables, followsTables]));
  });

  it('need those of users', async () => {
    await expect(open('follows.db', [followsTables])).rejects.toThrow('follows needs the tables of users');
  });
});
