import {
  array,
  assert as assertProperty,
  asyncProperty,
  constantFrom,
  integer,
  maxSafeInteger,
  oneof,
  record,
  string,
} from 'fast-check';
import { importFollows } from '../support/follows.js';
import { addUsers } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { startTestApp, type TestApp } from '../support/start-test-app.js';

const MAX = Number.MAX_SAFE_INTEGER;
const PEOPLE = 20;

/** Times are chosen from this on: those of the rows are close behind. */
const STARTED_AT = Date.now();

/** Every list that takes a cursor, and the scope of its cursors where that can be guessed. */
const LISTS: readonly (readonly [path: string, scope: string])[] = [
  ['/v1/users', 'users *'],
  ['/v1/users?type=person', 'users person'],
  ['/v1/users?q=same', 'users * same'],
  ['/v1/users?q=same&type=person', 'users person same'],
  ...(['followers', 'following'] as const).flatMap((list) => [
    [`/v1/users/1/${list}`, `${list} 1 newest`] as const,
    [`/v1/users/1/${list}?order=oldest`, `${list} 1 oldest`] as const,
    [`/v1/users/1/${list}?type=person`, ''] as const,
    [`/v1/users/1/${list}?q=same&order=oldest`, ''] as const,
  ]),
  ['/v1/users/1/mutuals', ''],
  ['/v1/users/1/mutuals?order=oldest', ''],
  ['/v1/users/2/known-followers?viewerId=1', ''],
  ['/v1/users/1/follow-requests', 'follow_requests 1'],
  ['/v1/users/1/blocks', 'blocks 1'],
  ['/v1/users/1/mutes', 'mutes 1'],
  ['/v1/users/1/follow-history', `history 1 newest 0 ${MAX}`],
  ['/v1/users/1/follow-history?order=oldest', `history 1 oldest 0 ${MAX}`],
];

const part = oneof(
  constantFrom<unknown>(
    0,
    -1,
    1,
    MAX,
    -MAX,
    8.64e15,
    1.5,
    null,
    true,
    [],
    {},
    'same',
    'same\0',
    'same\ud800',
    'same same',
    '',
  ),
  maxSafeInteger(),
  integer({ min: 0, max: 2 * PEOPLE }),
  integer({ min: -1_000, max: 100_000 }).map((milliseconds) => STARTED_AT + milliseconds),
  string({ unit: 'binary' }),
);

describe('a cursor that was made by hand', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp();
    const people = (await addUsers(service, PEOPLE, () => ({ firstName: 'Same', lastName: 'Same' }))).map(
      ({ id }) => id,
    );
    const [own, ...others] = people as [number, ...number[]];
    const [mutual, blocked, waiting] = [others.slice(0, 7), others.slice(7, 13), others.slice(13)];
    await importFollows(
      service,
      mutual.flatMap((id) => [
        { followerId: id, followeeId: own },
        { followerId: own, followeeId: id },
      ]),
    );
    // So that user 2 has known followers.
    await importFollows(
      service,
      mutual.slice(1).map((id) => ({ followerId: id, followeeId: mutual[0]! })),
    );
    await service.http.patch(`/v1/users/${own}`, { isPrivate: true });
    for (const id of mutual) await service.http.put(`/v1/users/${own}/mutes/${id}`);
    for (const id of blocked) await service.http.put(`/v1/users/${own}/blocks/${id}`);
    for (const id of waiting) await service.http.put(`/v1/users/${id}/following/${own}`);
  });

  afterAll(() => service.close());

  it.each(LISTS)(
    'of %s is a 422, or a place that the list goes on from to its end',
    async (path, guessed) => {
      const scope = guessed === '' ? await scopeOf(path) : guessed;
      await assertProperty(
        asyncProperty(
          record({
            parts: array(part, { maxLength: 4 }),
            scope: constantFrom(scope, scope, scope, 'users *', ''),
          }),
          async (forged) => {
            let cursor: string | null = encode([forged.scope, ...forged.parts]);
            for (let pages = 0; cursor !== null; pages += 1) {
              const answer = await service.http.get(
                `${path}${path.includes('?') ? '&' : '?'}limit=3&cursor=${cursor}`,
              );
              if (answer.status === 422 && pages === 0) {
                expect(problemOf(answer).code).toBe('invalid_cursor');
                return;
              }
              expect([answer.status, pages < 2 * PEOPLE]).toEqual([200, true]);
              cursor = (answer.body as { nextCursor: string | null }).nextCursor;
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it.each([
    ['/v1/users/1/followers', ['followers 1 newest', 0, MAX, MAX]],
    ['/v1/users/1/followers', ['followers 1 newest', MAX, MAX, MAX]],
    ['/v1/users/1/followers', ['followers 1 newest', MAX, 5, 0]],
    ['/v1/users/1/followers?order=oldest', ['followers 1 oldest', 4, 5, 1]],
    ['/v1/users/1/mutes', ['mutes 1', 5, -1]],
    ['/v1/users?q=same', ['users * same', 'other', 1]],
    ['/v1/users?q=same', ['users * same', 'same\0', 1]],
    ['/v1/users', ['users *', 0]],
    ['/v1/users/1/follow-history?from=2026-01-01T00:00:00Z', [`history 1 newest 1767225600000 ${MAX}`, 5, 1]],
  ])('of %s, %j, that the list never gives out is refused', async (path, parts) => {
    const answer = await service.http.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${encode(parts)}`);
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'invalid_cursor']);
  });

  async function scopeOf(path: string): Promise<string> {
    const { body } = await service.http.get(`${path}${path.includes('?') ? '&' : '?'}limit=1`);
    const { nextCursor } = body as { nextCursor: string | null };
    if (nextCursor === null) throw new Error(`${path} has one page only`);
    return (JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as [string])[0];
  }
});

function encode(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}
