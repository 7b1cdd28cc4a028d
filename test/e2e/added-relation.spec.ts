import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { SqlReader, UnitOfWork } from '@retinue/database';
import {
  BlocksService,
  type PersonalDataLine,
  PersonalDataService,
  RelationsService,
} from '@retinue/follows';
import { UserDeletions, UsersService } from '@retinue/users';
import Database from 'better-sqlite3';
import { runCommandLine } from '../../apps/cli/src/run-command-line.js';
import { withDatabase } from '../../apps/cli/src/with-database.js';
import { FAVOURITES, favouritesTables } from '../support/favourites.js';
import { ENGINE, newDatabase, type NewDatabase } from '../support/new-database.js';

const EXTENSION = { relations: [{ relation: FAVOURITES }], tables: [favouritesTables] };

const USERS = [1, 2, 3, 4].map((id) => `${id},F,L,${id}@example.com\n`).join('');

const LINES = [
  'fan,idol,favoured_at,expires_at',
  '1,2,2026-01-01T00:00:00.000Z,',
  '1,3,2026-01-02T00:00:00.000Z,2100-01-01T00:00:00.000Z',
  '2,1,2026-01-03T00:00:00.000Z,',
  // The same once more, in the same batch: its time stays, its `expiresAt` is the later line's.
  '1,2,2026-02-01T00:00:00.000Z,2090-01-01T00:00:00.000Z',
  '1,1,,',
  '1,99,,',
  '3,4,2026-01-01T00:00:00.000Z,2026-01-02T00:00:00.000Z',
];

const EXPORTED = [
  'fanId,starId,createdAt,expiresAt',
  '1,2,2026-01-01T00:00:00.000Z,2090-01-01T00:00:00.000Z',
  '1,3,2026-01-02T00:00:00.000Z,2100-01-01T00:00:00.000Z',
  '2,1,2026-01-03T00:00:00.000Z,',
];

describe('a relation that is added by its description', () => {
  const opened: NewDatabase[] = [];
  let folder: string;
  let url: string;

  /** `retinue` as an application has it that adds the relation. @returns its exit code, and what it says */
  const retinue = async (command: string, of: string = url): Promise<{ code: number; said: string }> => {
    const said: unknown[] = [];
    const { log, error } = console;
    const say = (...parts: unknown[]): void => void said.push(...parts);
    Object.assign(console, { log: say, error: say });
    try {
      const code = await runCommandLine([...command.split(' '), '--database', of], EXTENSION);
      return { code, said: said.join('\n') };
    } finally {
      Object.assign(console, { log, error });
    }
  };

  const inApp = async <Result>(work: (app: INestApplicationContext) => Promise<Result>): Promise<Result> =>
    withDatabase({ url, extension: EXTENSION }, work);

  const newUrl = async (): Promise<string> => {
    const database = await newDatabase();
    opened.push(database);
    return ENGINE === 'sqlite' ? `sqlite:${join(folder, `${opened.length}.db`)}` : database.url;
  };

  /** What a foreign key keeps out, until somebody edits the tables. */
  const plantRowOfNobody = async (): Promise<void> => {
    const insert = `INSERT INTO ${FAVOURITES.table} (fan_id, star_id, created_at) VALUES (99, 1, 1)`;
    if (ENGINE === 'sqlite') {
      const database = new Database(url.slice('sqlite:'.length));
      database.pragma('foreign_keys = OFF');
      database.exec(insert);
      database.close();
      return;
    }
    await inApp(async (app) =>
      app.get(UnitOfWork).write(async (transaction) => {
        await transaction.run(`ALTER TABLE ${FAVOURITES.table} DROP CONSTRAINT favourite_people_fan_id_fkey`);
        await transaction.run(insert);
      }),
    );
  };

  const file = (name: string): string => join(folder, name);

  const importLines = async (
    what: string,
    lines: readonly string[],
  ): Promise<{ code: number; said: string }> => {
    await writeFile(file('in.csv'), lines.join('\n'));
    return retinue(`import ${what} ${file('in.csv')} --rejects ${file('rejects.tsv')}`);
  };

  const exported = async (of: string = url): Promise<string[]> => {
    expect((await retinue(`export ${FAVOURITES.name} ${file('out.csv')}`, of)).code).toBe(0);
    return (await readFile(file('out.csv'), 'utf8')).trimEnd().split('\n');
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    url = await newUrl();
    await retinue('migrate');
    await importLines('users', [`id,first_name,last_name,email\n${USERS}`]);
  });

  afterEach(async () => {
    for (const database of opened.splice(0)) {
      if (ENGINE === 'postgres') {
        await withDatabase({ url: database.url, extension: EXTENSION, migrate: true }, async (app) =>
          app.get(UnitOfWork).write(async (transaction) => {
            await transaction.run(`DROP TABLE ${FAVOURITES.table}`);
            await transaction.run(`DELETE FROM retinue_migrations WHERE name LIKE 'FavouritePeople%'`);
          }),
        );
      }
      await database.drop();
    }
    await rm(folder, { recursive: true });
  });

  it('is imported, with a reason for each line that is refused, and exported as it came in', async () => {
    expect(await importLines(FAVOURITES.name, LINES)).toEqual({
      code: 1,
      said: expect.stringMatching(/read +7\nadded +3\nalready there +1\nrejected +3/),
    });
    expect((await readFile(file('rejects.tsv'), 'utf8')).trimEnd().split('\n').slice(1)).toEqual([
      '6\tfanId and starId are the same user',
      '7\tno user has the starId',
      '8\texpiresAt has passed',
    ]);
    expect(await exported()).toEqual(EXPORTED);
    expect(await importLines(FAVOURITES.name, EXPORTED)).toEqual({
      code: 0,
      said: expect.stringMatching(/added +0\nalready there +3\nrejected +0/),
    });
  });

  it('is in what a user is given of themselves: whom they chose, and not who chose them', async () => {
    await importLines(FAVOURITES.name, LINES);
    const lines = await inApp(async (app) => {
      const found: PersonalDataLine[] = [];
      for await (const chunk of await app.get(PersonalDataService).export(1)) found.push(...chunk);
      return found;
    });
    expect(lines).toMatchObject([
      { of: 'profile', user: { id: 1 } },
      { of: 'relation', kind: 'favourite', otherId: 2, since: 'favouredAt' },
      { of: 'relation', kind: 'favourite', otherId: 3, expiresAt: new Date('2100-01-01T00:00:00.000Z') },
    ]);
  });

  it('is told from the files of other relations by its columns', async () => {
    for (const [what, lines, other] of [
      [FAVOURITES.name, ['blocker_id,blocked_id', '1,2'], 'blocks'],
      ['blocks', ['fan,idol', '1,2'], FAVOURITES.name],
    ] as const) {
      expect(await importLines(what, lines)).toEqual({
        code: 2,
        said: expect.stringContaining(`use "retinue import ${other}"`),
      });
    }
    expect(await exported()).toEqual(EXPORTED.slice(0, 1));
  });

  it('is put, listed by page with the newest first, and ended', async () => {
    await importLines(FAVOURITES.name, LINES);
    await inApp(async (app) => {
      const relations = app.get(RelationsService);
      const put = await relations.put(FAVOURITES, { fromId: 1, toId: 4 });
      expect([put.added, (await relations.put(FAVOURITES, { fromId: 1, toId: 4 })).added]).toEqual([
        true,
        false,
      ]);
      const ids: number[][] = [];
      let cursor: string | undefined;
      do {
        const page = await relations.list(FAVOURITES, 1, { limit: 2, cursor });
        ids.push(page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(ids).toEqual([[4, 3], [2]]);
      await relations.remove(FAVOURITES, { fromId: 1, toId: 4 });
    });
    expect(await exported()).toEqual(EXPORTED);
  });

  it('is audited: a row beside one that excludes it, and one of nobody, are found and mended', async () => {
    await importLines(FAVOURITES.name, EXPORTED);
    expect(await retinue('verify')).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^verify: every follow, follow request, .* and favourite keeps the rules, every count equals its follows$/,
      ),
    });
    await inApp(async (app) => {
      await app.get(BlocksService).block({ blockerId: 3, blockedId: 1 });
    });
    await plantRowOfNobody();
    const found = await retinue('verify');
    expect([found.code, found.said.split('\n').sort()]).toEqual([
      1,
      [
        'favourite 1 > 3: the second user blocks the first',
        'favourite 99 > 1: one of the two users does not exist',
        'verify: 2 finding(s): run "retinue verify --repair" to mend them',
      ],
    ]);
    expect((await retinue('verify --repair')).code).toBe(0);
    expect(await exported()).toEqual([EXPORTED[0], EXPORTED[1], EXPORTED[3]]);
  });

  it('is copied into another database, and held against its copy', async () => {
    await importLines(FAVOURITES.name, LINES);
    const target = await newUrl();
    const { code, said } = await retinue(`copy --from ${url} --to ${target}`);
    expect([code, said]).toEqual([0, expect.stringMatching(/^favourite people +3 +0 +0 +3 +3 +0$/m)]);
    expect(await exported(target)).toEqual(EXPORTED);
  });

  it('goes with a user who is deleted, whichever end of it they are', async () => {
    await importLines(FAVOURITES.name, LINES);
    const left = await inApp(async (app) => {
      await app.get(UsersService).delete(1);
      await app.get(UserDeletions).finished();
      return app.get(SqlReader).all(`SELECT * FROM ${FAVOURITES.table}`);
    });
    expect(left).toEqual([]);
  });
});
