import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type BareDatabase, bareDatabase } from '../../ports/bare-database.js';
import { ENGINE } from '../../support/new-database.js';
import { fileInRepository } from '../../support/repository.js';

const FOLDER = fileInRepository('test/fixtures/databases');

/** What a version was asked, and what it said. */
export interface OldAnswer {
  readonly path: string;
  readonly status: number;
  /** Nothing for a problem: its words may change. */
  readonly body?: unknown;
}

/** A database that an older version has made, on the engine that the spec runs on. */
export interface Fixture {
  readonly version: string;
  readonly answers: readonly OldAnswer[];
  /** What was sent to `/v1/follows/batch` with an idempotency key. */
  readonly batch: {
    readonly key: string;
    readonly body: object;
    readonly answer: { readonly items: readonly object[] };
  };
}

/** One for each folder that is named as versions are. */
export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
  .filter((name) => /^\d/.test(name))
  .map((version) => {
    const text = readFileSync(join(FOLDER, version, `${ENGINE}.answers.json`), 'utf8');
    return { version, ...(JSON.parse(text) as Omit<Fixture, 'version'>) };
  });

/** A copy of its database, as the old version has left it. */
export async function copyOf({ version }: Fixture): Promise<BareDatabase> {
  const database = await bareDatabase();
  if (ENGINE === 'sqlite') {
    const file = database.url.slice('sqlite:'.length);
    await writeFile(file, gunzipSync(readFileSync(join(FOLDER, version, 'sqlite.db.gz'))));
  } else {
    await database.run(readFileSync(join(FOLDER, version, 'postgres.sql'), 'utf8'));
  }
  return database;
}

/** A copy for each test of the `describe` that calls this. */
export function useCopyOf(fixture: Fixture): { readonly database: BareDatabase } {
  let database: BareDatabase | undefined;
  beforeEach(async () => {
    database = await copyOf(fixture);
  });
  afterEach(async () => {
    await database?.drop();
    database = undefined;
  });
  return {
    get database() {
      if (database === undefined) throw new Error('The copy is there during a test only');
      return database;
    },
  };
}
