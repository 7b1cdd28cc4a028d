import { SqlReader, UnitOfWork } from '@retinue/database';
import {
  BLOCKS,
  BULK_PHASES,
  type BulkPhase,
  FOLLOW_REQUESTS,
  FOLLOWS,
  FollowsBulkImports,
  FollowsIntegrityService,
  type ImportedRow,
  RelationsImportService,
} from '@retinue/follows';
import { type UserKey, UsersImportService } from '@retinue/users';
import type { RecordResult } from '../../apps/cli/src/import/record-result.js';
import { relationTarget } from '../../apps/cli/src/import/relation-records.js';
import { emptyDatabase } from '../support/empty-database.js';
import * as fc from '../support/seeded-fast-check.js';
import { ENGINE } from '../support/new-database.js';
import { type ImportOutcomes, loadAll, outcomesOf } from '../support/import-outcomes.js';
import { importFollows } from '../support/follows.js';
import { type TestApp, useNewTestApp } from '../support/start-test-app.js';

type Service = Omit<TestApp, 'close'>;
type Pair = readonly [number, number];

/** What is there before, and what comes in. */
interface Case {
  readonly follows: readonly Pair[];
  readonly requests: readonly Pair[];
  readonly blocks: readonly Pair[];
  readonly rows: readonly ImportedRow[];
  readonly createsMissing: boolean;
}

/**
 * Users 1 to 6 and 8 are there; 8 is being deleted, 9 was, and nobody is or was any other. Nobody can be made of 7: 5 has the email.
 */
const IDS = [1, 2, 3, 4, 5, 6, 8];
const [BEING_DELETED, DELETED] = [8, 9];
const EMAILS = { 5: 'USER-7@placeholder.invalid' } as Readonly<Record<number, string>>;
const EXTERNAL = { 3: 'a', 4: 'b' } as Readonly<Record<number, string>>;

const id = fc.integer({ min: 1, max: 6 });
const pairs = fc
  .array(fc.tuple(id, id), { maxLength: 12 })
  .map((given) => given.filter(([one, other]) => one !== other));
const key: fc.Arbitrary<UserKey> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', '').map((externalId) => ({ externalId })) },
  { weight: 1, arbitrary: fc.constant(2 ** 52 + 1) },
);
const row: fc.Arbitrary<ImportedRow> = fc.record({
  fromId: key,
  toId: key,
  createdAt: fc.option(
    fc.integer({ min: 1, max: 9 }).map((time) => new Date(time)),
    { nil: undefined },
  ),
});
const anyCase: fc.Arbitrary<Case> = fc.record({
  follows: pairs,
  requests: pairs,
  blocks: pairs,
  rows: fc.array(row, { maxLength: 60 }),
  createsMissing: fc.boolean(),
});

describe('an import of very many follows', () => {
  const inBatches = useNewTestApp();
  const asAWhole = useNewTestApp();

  test('leaves the rows, counts, events and refusals that an import in batches leaves', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const expected = await outcomeOf(inBatches, given, storeInBatches);
        expect(await outcomeOf(asAWhole, given, loadAsAWhole)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('leaves the indexes and keys of all tables as they were', async () => {
    const before = await schemaOf(asAWhole);
    const given = { follows: [], requests: [], blocks: [], createsMissing: true };
    await emptyDatabase(asAWhole.nest, ENGINE);
    const outcomes = await loadAsAWhole(asAWhole, { ...given, rows: [{ fromId: 1, toId: 2 }] });
    expect(outcomes).toEqual({ added: 1, alreadyThere: 0, refused: [] });
    expect(await schemaOf(asAWhole)).toEqual(before);
    expect(before.length).toBeGreaterThan(20);
  });

  test.each(BULK_PHASES)('that is stopped at the %s leaves nothing behind, and can go on', async (phase) => {
    const { nest } = asAWhole;
    const before = await contentOf(asAWhole);
    const bulk = await nest.get(FollowsBulkImports, { strict: false }).open();
    try {
      const pair = { followerId: 1, followeeId: { externalId: 'a' } };
      await bulk.stage([
        { ...pair, line: 1 },
        { ...pair, line: 2 },
        { ...pair, line: 3, followeeId: 1 },
      ]);
      let at: BulkPhase | undefined;
      const createsMissing = true;
      const end = await bulk.addAll({
        createsMissing,
        onProgress: (is) => (at = is),
        mustStop: () => at === phase,
      });
      // The last of them is begun when all is done: nobody is asked any more.
      if (phase !== 'commit') {
        expect(end).toBe('stopped');
        expect(await contentOf(asAWhole)).toEqual(before);
        expect(await bulk.addAll({ createsMissing })).toEqual({ staged: 3, added: 1, refused: 1 });
      } else expect(end).toEqual({ staged: 3, added: 1, refused: 1 });
      expect(await contentOf(asAWhole)).toMatchObject({ follows: [{ follower_id: 1, at: 'now' }] });
    } finally {
      await bulk.close();
    }
  });
});

async function outcomeOf(service: Service, given: Case, bringIn: typeof storeInBatches): Promise<unknown> {
  await emptyDatabase(service.nest, ENGINE);
  await prepare(service, given);
  const outcomes = await bringIn(service, given);
  await expectCountsToHold(service);
  return { outcomes, ...(await contentOf(service)) };
}

async function prepare(service: Service, { follows, requests, blocks }: Case): Promise<void> {
  const users = service.nest.get(UsersImportService, { strict: false });
  await users.add(
    IDS.map((user) => ({ id: user, firstName: 'U', externalId: EXTERNAL[user], email: EMAILS[user] })),
  );
  await users.addDeleted([DELETED]);
  await importFollows(
    service,
    unique(follows).map(([followerId, followeeId]) => ({ followerId, followeeId, createdAt: new Date(0) })),
  );
  const relations = service.nest.get(RelationsImportService, { strict: false });
  const rowsOf = (of: readonly Pair[]): ImportedRow[] => of.map(([fromId, toId]) => ({ fromId, toId }));
  await relations.add(FOLLOW_REQUESTS, [
    ...rowsOf(requests),
    { fromId: BEING_DELETED, toId: 1 },
    { fromId: 2, toId: BEING_DELETED },
  ]);
  await relations.add(BLOCKS, rowsOf(blocks));
  await service.nest
    .get(UnitOfWork, { strict: false })
    .write(async (transaction) =>
      transaction.run(`UPDATE users SET deleted_at = 1 WHERE id = ${BEING_DELETED}`),
    );
}

function unique(given: readonly Pair[]): readonly Pair[] {
  return [...new Map(given.map((pair) => [pair.join(), pair])).values()];
}

/** Users are made for a batch at a time, whose ids go by it: those who name some are brought in as one. */
async function storeInBatches(service: Service, { rows, createsMissing }: Case): Promise<ImportOutcomes> {
  const { store } = relationTarget(service.nest, FOLLOWS, createsMissing);
  const size = createsMissing ? rows.length : 7;
  const results: RecordResult[] = [];
  for (let start = 0; start < rows.length; start += size)
    results.push(...(await store(rows.slice(start, start + size))));
  return outcomesOf(results);
}

async function loadAsAWhole(service: Service, { rows, createsMissing }: Case): Promise<ImportOutcomes> {
  return loadAll(await relationTarget(service.nest, FOLLOWS, createsMissing).load!(), rows);
}

const SCHEMA = {
  sqlite: `SELECT name || ': ' || coalesce(sql, '') AS text FROM sqlite_schema ORDER BY 1`,
  postgres: `
    SELECT conname || ': ' || pg_get_constraintdef(oid) AS text FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace
    UNION SELECT indexname || ': ' || indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1`,
};

async function schemaOf({ nest }: Service): Promise<string[]> {
  const rows = await nest.get(SqlReader, { strict: false }).all<{ readonly text: string }>(SCHEMA[ENGINE]);
  return rows.map(({ text }) => text);
}

/** What is stored. Times of the import itself are told as such. */
async function contentOf({ nest }: Service): Promise<Record<string, unknown>> {
  const reader = nest.get(SqlReader, { strict: false });
  const events = await reader.all(
    `SELECT type AS kind, actor_id, subject_id, caller_id, service, data FROM follow_events`,
  );
  const text = (rows: readonly unknown[]): string[] => rows.map((one) => JSON.stringify(one)).toSorted();
  return {
    users: await reader.all(`
      SELECT id, external_id, first_name, last_name, email, version, followers_count, following_count
      FROM users LEFT JOIN user_counters ON user_id = id ORDER BY id`),
    follows: await reader.all(`
      SELECT follower_id, followee_id, CASE WHEN created_at > 1000 THEN 'now' ELSE CAST(created_at AS TEXT) END AS at
      FROM follows ORDER BY follower_id, followee_id`),
    requests: await reader.all(`
      SELECT follower_id, followee_id FROM follow_requests ORDER BY follower_id, followee_id`),
    events: text(events),
  };
}

async function expectCountsToHold({ nest }: Service): Promise<void> {
  const found: unknown[] = [];
  const integrity = nest.get(FollowsIntegrityService, { strict: false });
  for await (const drifts of integrity.driftingCounts()) found.push(...drifts);
  expect(found).toEqual([]);
}
