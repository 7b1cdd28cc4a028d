import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDataSourceToken } from '@nestjs/typeorm';
import { PlannerStatistics, SqlReader } from '@retinue/database';
import { comparedForms, UserDeletions, UsersImportService } from '@retinue/users';
import type { DataSource } from 'typeorm';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { ENGINE } from '../support/new-database.js';
import { startTestApp, type TestApp } from '../support/start-test-app.js';

/** Somebody whose every text is found nowhere else. */
interface Person {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly metadata: { readonly displayName: string };
}

const person = (name: string, length = 1): Person => ({
  externalId: `id-of-${name}`,
  firstName: `Åse${name}`,
  lastName: `Łoś${name}${'x'.repeat(length)}`,
  email: `mail.${name}@example.org`,
  metadata: { displayName: `shown ${name} ${'y'.repeat(length * 7)}` },
});

/** All that is kept of a person, also in the forms that are made for comparing. */
function textsOf(one: Person): string[] {
  const { externalId, firstName, lastName, email, metadata } = one;
  return [externalId, firstName, lastName, email, metadata.displayName, ...Object.values(comparedForms(one))];
}

const DOOMED = Array.from({ length: 20 }, (_, index) => `doomed${String.fromCodePoint(97 + index)}q`);
const STAYING = Array.from({ length: 60 }, (_, index) => `staying${index}q`);

describe('after the deletion of a user', () => {
  /** On SQLite in a file that can be looked at when it is closed. */
  async function withApp(work: (app: TestApp, folder: string) => Promise<void>): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const url = ENGINE === 'sqlite' ? { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}` } : {};
      const app = await startTestApp(url);
      let closed: Promise<void> | undefined;
      const close = async (): Promise<void> => (closed ??= app.close());
      try {
        await work({ ...app, close }, folder);
      } finally {
        await close();
      }
    });
  }

  /** Each of the doomed has been put, imported, renamed, in batches, blocked, muted and asked; the texts of all that. */
  async function live({ http, nest }: TestApp): Promise<string[]> {
    const texts: string[] = [];
    const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } });
    const expectWell = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
      const { status, text } = await answer;
      if (status >= 300) throw new Error(`${status} ${text}`);
    };
    for (const [index, name] of [...STAYING, ...DOOMED].entries()) {
      const versions = [person(`${name}old`, 1 + (index % 22)), person(`${name}new`, 1 + (index % 7) * 5)];
      const { externalId } = versions[0]!;
      const [first, second] = versions.map((one) => ({ ...one, externalId }));
      if (DOOMED.includes(name)) texts.push(...textsOf(first!), ...textsOf(second!));
      if (index % 3 === 0) await nest.get(UsersImportService, { strict: false }).add([{ ...first! }]);
      else if (index % 3 === 1) await expectWell(http.post('/v1/users', first));
      else await expectWell(http.put('/v1/users', { body: { users: [first] }, ...keyed(`put-${index}`) }));
      await expectWell(http.put('/v1/users', { body: { users: [second] }, ...keyed(`again-${index}`) }));
      const path = `/v1/users/ext:${externalId}`;
      const { externalId: _, ...renamed } = { ...second!, lastName: `Mellem${name}` };
      if (DOOMED.includes(name)) texts.push(...textsOf({ ...renamed, externalId }));
      await expectWell(http.patch(path, renamed));
    }
    const keys = DOOMED.map((name) => `ext:${person(`${name}old`).externalId}`);
    const others = STAYING.map((name) => `ext:${person(`${name}old`).externalId}`);
    for (const [index, key] of keys.entries()) {
      const other = others[index]!;
      await expectWell(http.patch(`/v1/users/${key}`, { isPrivate: index % 2 === 0 }));
      const operations = others.flatMap((one) => [
        { op: 'follow', followerId: key, followeeId: one },
        { op: 'follow', followerId: one, followeeId: key },
      ]);
      await expectWell(http.post('/v1/follows/batch', { operations }, keyed(`batch-${index}`)));
      await expectWell(http.put(`/v1/users/${key}/blocks/${other}`));
      await expectWell(http.put(`/v1/users/${other}/mutes/${key}`));
      // Refused, in words that may name somebody.
      await expectWell(http.post('/v1/follows/batch', { operations }, keyed(`refused-${index}`)));
      await expectWell(http.get(`/v1/users/${key}/export`));
    }
    await nest.get(PlannerStatistics, { strict: false }).refresh();
    return [...new Set(texts)];
  }

  async function deleteDoomed({ http, nest }: TestApp): Promise<void> {
    for (const name of DOOMED) {
      const { status } = await http.delete(`/v1/users/ext:${person(`${name}old`).externalId}`);
      expect(status).toBe(204);
    }
    await nest.get(UserDeletions, { strict: false }).finished();
  }

  /** Every row of every table, as text. */
  async function contentOf({ nest }: TestApp): Promise<string> {
    const source = nest.get<DataSource>(getDataSourceToken('retinue'), { strict: false });
    const reader = nest.get(SqlReader, { strict: false });
    const tables = await reader.all<{ readonly name: string }>(
      source.options.type === 'postgres'
        ? `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
           WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`
        : `SELECT name FROM sqlite_schema WHERE type = 'table'`,
    );
    expect(tables.length).toBeGreaterThan(9);
    const rows: string[] = [];
    for (const { name } of tables) {
      for (const row of await reader.all<object>(`SELECT * FROM ${name}`))
        rows.push(`${name} ${Object.values(row).map(asText).join(' ')}`);
    }
    return rows.join('\n');
  }

  it('no text of theirs is in any table, nor in any part of the files, once they are closed', async () => {
    await withApp(async (app, folder) => {
      const texts = await live(app);
      const foundIn = (content: string): string[] => texts.filter((text) => content.includes(text));
      // Five texts of each as they are now, and two forms for comparing: an email is one text with its form.
      expect(foundIn(await contentOf(app))).toHaveLength(DOOMED.length * 7);
      await deleteDoomed(app);
      expect(foundIn(await contentOf(app))).toEqual([]);
      expect((await app.http.get('/v1/users')).body.items).toHaveLength(50);
      await app.close();
      // Dead rows on PostgreSQL are its own affair.
      for (const name of await readdir(folder)) {
        const bytes = await readFile(join(folder, name));
        expect([name, texts.filter((text) => bytes.includes(text))]).toEqual([name, []]);
        expect(bytes.includes('id-of-staying1q')).toBe(true);
      }
      expect(await readdir(folder)).toEqual(ENGINE === 'sqlite' ? ['retinue.db'] : []);
    });
  }, 60_000);
});

/** Samples of SQLite's planner are bytes. */
function asText(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
