import * as fc from 'fast-check';
import { addUsers } from '../support/people.js';
import { importFollows } from '../support/follows.js';
import { type PageJson, readPage } from '../support/pages.js';
import { useTestApp } from '../support/start-test-app.js';
import { TEST_SEED } from '../support/test-seed.js';

const PEOPLE = 14;

type Change = { readonly person: number; readonly kind: 'follow' | 'unfollow' | 'follow again' };

/** What goes on while a list is read: changes for each page, beside and between the reads. */
interface Scenario {
  readonly order: 'newest' | 'oldest';
  readonly direction: 'followers' | 'following';
  readonly limits: readonly number[];
  /** Who follows before the first page. */
  readonly before: readonly boolean[];
  readonly beside: readonly (readonly Change[])[];
  readonly between: readonly (readonly Change[])[];
}

const change = fc.record<Change>({
  person: fc.nat(PEOPLE - 1),
  kind: fc.constantFrom('follow', 'unfollow', 'follow again'),
});
const changesOfPages = fc.array(fc.array(change, { maxLength: 5 }), { minLength: 1, maxLength: 6 });

const scenario = fc.record<Scenario>({
  order: fc.constantFrom('newest', 'oldest'),
  direction: fc.constantFrom('followers', 'following'),
  limits: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  before: fc.array(fc.boolean(), { minLength: PEOPLE, maxLength: PEOPLE }),
  beside: changesOfPages,
  between: changesOfPages,
});

/** Milliseconds. Ten times what it takes on a machine with nothing else to do. */
const PATIENCE_MS = 120_000;

describe('a list read to its end while people come and go', () => {
  const service = useTestApp();

  it(
    `shows nobody twice and misses nobody who stayed (TEST_SEED=${TEST_SEED})`,
    async () => {
      await fc.assert(fc.asyncProperty(scenario, readWhileChanging), {
        numRuns: 40,
        endOnFailure: false,
      });
    },
    PATIENCE_MS,
  );

  async function readWhileChanging(given: Scenario): Promise<void> {
    const { order, direction, limits, before } = given;
    const [subject, ...people] = (await addUsers(service, PEOPLE + 1)).map(({ id }) => id);
    const edgeOf = (person: number): { followerId: number; followeeId: number } =>
      direction === 'followers'
        ? { followerId: people[person]!, followeeId: subject! }
        : { followerId: subject!, followeeId: people[person]! };
    // Few times for many people, so that ids decide often.
    const start = Date.now();
    await importFollows(
      service,
      [...before.keys()]
        .filter((person) => before[person])
        .map((person) => ({ ...edgeOf(person), createdAt: new Date(start - (person % 4)) })),
    );

    const apply = async ({ person, kind }: Change): Promise<void> => {
      const { followerId, followeeId } = edgeOf(person);
      const path = `/v1/users/${followerId}/following/${followeeId}`;
      if (kind !== 'follow') await service.http.delete(path);
      if (kind !== 'unfollow') await service.http.put(path);
    };
    const seen: number[] = [];
    const touched = new Set<number>();
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page += 1) {
      const beside: readonly Change[] = given.beside[page] ?? [];
      const between: readonly Change[] = given.between[page] ?? [];
      [...beside, ...between].forEach(({ person }) => touched.add(people[person]!));
      const limit = limits[page % limits.length];
      const path = `/v1/users/${subject}/${direction}?order=${order}&limit=${limit}`;
      const reading: Promise<PageJson<{ id: number }>> = readPage(
        service.http,
        cursor === '' ? path : `${path}&cursor=${cursor}`,
      );
      const [{ items, nextCursor }] = await Promise.all([reading, ...beside.map(apply)]);
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
      await Promise.all(between.map(apply));
    }

    expect(seen).toHaveLength(new Set(seen).size);
    const stayed = people.filter((id, person) => before[person] && !touched.has(id));
    expect(stayed.filter((id) => !seen.includes(id))).toEqual([]);
  }
});
