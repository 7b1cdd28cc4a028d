import { SqlReader } from '@retinue/database';
import { FollowsIntegrityService } from '@retinue/follows';
import {
  BULK_USER_PHASES,
  type BulkUserPhase,
  type ImportedUser,
  UserChangeHooks,
  UsersBulkImports,
  UsersImportService,
} from '@retinue/users';
import { userTarget } from '../../apps/cli/src/import/user-records.js';
import { emptyDatabase } from '../support/empty-database.js';
import { type ImportOutcomes, loadAll, outcomesOf } from '../support/import-outcomes.js';
import { ENGINE } from '../support/new-database.js';
import * as fc from '../support/seeded-fast-check.js';
import { type TestApp, useNewTestApp } from '../support/start-test-app.js';

type Service = Omit<TestApp, 'close'>;

/** Who is there before, and who comes in. */
interface Case {
  readonly before: readonly ImportedUser[];
  readonly deleted: readonly number[];
  readonly given: readonly ImportedUser[];
}

/** Few values, so that many want the same. */
const id = fc.integer({ min: 1, max: 14 });
const externalId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const email = fc.constantFrom('a@b.dk', 'A@b.dk', 'c@d.dk', 'e@f.dk', 'g@h.dk', 'i@j.dk', 'k@l.dk');
const time = fc.integer({ min: 1, max: 9 }).map((value) => new Date(value));
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const user: fc.Arbitrary<ImportedUser> = fc.record({
  id: optional(fc.oneof({ weight: 9, arbitrary: id }, { weight: 1, arbitrary: fc.constant(2 ** 52 + 1) })),
  externalId: optional(externalId),
  firstName: fc.constantFrom('Ann', ' Bo  ', ''),
  lastName: fc.constantFrom('Øst', undefined),
  email: optional(email),
  type: fc.constantFrom('person', 'brand', 'robot', undefined),
  isPrivate: optional(fc.boolean()),
  metadata: fc.constantFrom({ displayName: 'A\tb\\' }, undefined),
  version: optional(fc.integer({ min: 1, max: 3 })),
  createdAt: optional(time),
});
const anyCase: fc.Arbitrary<Case> = fc.record({
  before: fc.array(user, { maxLength: 5 }),
  deleted: fc.array(id, { maxLength: 3 }),
  given: fc.array(user, { maxLength: 30 }),
});

describe('an import of very many users', () => {
  const inBatches = useNewTestApp();
  const asAWhole = useNewTestApp();

  test('leaves the users, counts, events and refusals that an import in a batch leaves', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const expected = await outcomeOf(inBatches, given, storeAsABatch);
        expect(await outcomeOf(asAWhole, given, loadAsAWhole)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('gives ids beyond all that others come with, and the next user one beyond these', async () => {
    const { nest } = asAWhole;
    await emptyDatabase(nest, ENGINE);
    const bulk = await nest.get(UsersBulkImports, { strict: false }).open();
    try {
      const users = [{}, { id: 70 }, {}, { id: 7 }, {}];
      await bulk.stage(
        users.map((given, index) => ({
          ...given,
          line: index + 1,
          firstName: 'U',
          externalId: `x${index}`,
        })),
      );
      expect(await bulk.addAll()).toEqual({ staged: 5, added: 5, refused: 0 });
    } finally {
      await bulk.close();
    }
    const created = await asAWhole.http.post('/v1/users', { firstName: 'U', externalId: 'next' });
    expect([created.status, await idsOf(asAWhole)]).toEqual([201, [7, 70, 71, 72, 73, 74]]);
  });

  test('is told to hooks that take no rows, with the versions of the users', async () => {
    const { nest } = asAWhole;
    await emptyDatabase(nest, ENGINE);
    const told: unknown[] = [];
    nest.get(UserChangeHooks, { strict: false }).register({
      afterUsersAdded: async (_transaction, users, how) => void told.push([how, users]),
      afterUserChanged: async () => undefined,
    });
    await loadAsAWhole(asAWhole, {
      before: [],
      deleted: [],
      given: [
        { id: 2, firstName: 'U', version: 7 },
        { id: 1, firstName: 'U' },
      ],
    });
    expect(told).toEqual([
      [
        'import',
        [
          { id: 1, version: 1 },
          { id: 2, version: 7 },
        ],
      ],
    ]);
  });

  test.each(BULK_USER_PHASES)(
    'that is stopped at the %s leaves nothing behind, and can go on',
    async (phase) => {
      const { nest } = asAWhole;
      await emptyDatabase(nest, ENGINE);
      const before = await contentOf(asAWhole);
      const bulk = await nest.get(UsersBulkImports, { strict: false }).open();
      try {
        await bulk.stage([
          { line: 1, id: 1, firstName: 'U' },
          { line: 2, id: 1, firstName: 'U', email: 'a@b.dk' },
          { line: 3, firstName: '', externalId: 'a' },
          { line: 4, firstName: 'U', externalId: 'b' },
          { line: 5, id: 1, firstName: 'U' },
        ]);
        let at: BulkUserPhase | undefined;
        const end = await bulk.addAll({
          onProgress: (is) => void (at = is),
          mustStop: () => at === phase,
        });
        const all = { staged: 5, added: 2, refused: 2 };
        // The last of them is begun when all is done: nobody is asked any more.
        if (phase !== 'commit') {
          expect(end).toBe('stopped');
          expect(await contentOf(asAWhole)).toEqual(before);
          expect(await bulk.addAll()).toEqual(all);
        } else expect(end).toEqual(all);
        // PostgreSQL gives no id twice, though it was taken back.
        expect(await idsOf(asAWhole)).toEqual([1, expect.any(Number)]);
      } finally {
        await bulk.close();
      }
    },
  );
});

async function outcomeOf(service: Service, given: Case, bringIn: typeof storeAsABatch): Promise<unknown> {
  await emptyDatabase(service.nest, ENGINE);
  const users = service.nest.get(UsersImportService, { strict: false });
  await users.add(given.before);
  // The next ids are beyond all that users come with.
  await users.addDeleted([...given.deleted, 1_000]);
  const outcomes = await bringIn(service, given);
  const integrity = service.nest.get(FollowsIntegrityService, { strict: false });
  for await (const drifts of integrity.driftingCounts()) expect(drifts).toEqual([]);
  return { outcomes, ...(await contentOf(service)) };
}

async function storeAsABatch({ nest }: Service, { given }: Case): Promise<ImportOutcomes> {
  return outcomesOf(await userTarget(nest).store(given));
}

async function loadAsAWhole({ nest }: Service, { given }: Case): Promise<ImportOutcomes> {
  return loadAll(await userTarget(nest).load!(), given);
}

async function idsOf({ nest }: Service): Promise<number[]> {
  const rows = await nest
    .get(SqlReader, { strict: false })
    .all<{ readonly id: number }>('SELECT id FROM users ORDER BY id');
  return rows.map(({ id: is }) => is);
}

/** What is stored, users by what they came with: which of the next ids each gets is nobody's business. Times of now are told as such. */
async function contentOf({ nest }: Service): Promise<Record<string, unknown>> {
  const reader = nest.get(SqlReader, { strict: false });
  const isGiven = 'u.id <= 14';
  const now = (column: string): string =>
    `CASE WHEN u.${column} > 1000 THEN 'now' ELSE CAST(u.${column} AS TEXT) END AS ${column}`;
  const text = (rows: readonly unknown[]): string[] => rows.map((one) => JSON.stringify(one)).toSorted();
  return {
    users: text(
      await reader.all(`
        SELECT CASE WHEN ${isGiven} THEN u.id END AS id, external_id, first_name, last_name, email, email_key, name_key,
          last_name_key, type, is_private, metadata, version, ${now('created_at')}, ${now('updated_at')},
          followers_count, following_count
        FROM users u LEFT JOIN user_counters c ON c.user_id = u.id`),
    ),
    cards: await reader.all(`
      SELECT j.card FROM user_card_json j JOIN users u ON u.id = user_id WHERE ${isGiven} ORDER BY user_id`),
    events: text(
      await reader.all(`
        SELECT e.type, CASE WHEN ${isGiven} THEN actor_id END AS actor, subject_id - actor_id AS other, data
        FROM follow_events e JOIN users u ON u.id = actor_id`),
    ),
  };
}
