import { createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

/** What a refusal may weigh, however much was wrong. */
const MAX_ANSWER_BYTES = 100_000;

// Each of these is under the limit of 1 MiB; checked value by value, they took seconds and answered 177 MB.
describe('a body that is large for nothing', () => {
  const service = useTestApp();

  const fields = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1]));
  const operation = { op: 'follow', followerId: 1, followeeId: 2 };

  it.each([
    ['340,000 empty operations', { operations: Array(340_000).fill({}) }, '#/operations'],
    ['500,000 numbers', { operations: Array(500_000).fill(0) }, '#/operations'],
    [
      'an operation of 60,000 fields',
      { operations: [{ ...operation, ...fields(60_000) }] },
      '#/operations/0',
    ],
    [
      'an operation that holds 300,000 lists',
      { operations: [{ op: Array(300_000).fill([]) }] },
      '#/operations/0/op',
    ],
    ['lists of lists', { operations: Array(900).fill(Array(300).fill(1)) }, '#'],
    ['a thousand wrong operations', { operations: Array(1_000).fill({ op: 'x' }) }, '#/operations/0/op'],
  ])('is a short 422: %s', async (_what, body, place) => {
    const answer = await service.http.post('/v1/follows/batch', body);
    expect([answer.status, placesOf(answer)[0]]).toEqual([422, place]);
    expect(answer.text.length).toBeLessThan(MAX_ANSWER_BYTES);
  });

  it.each(['constructor', 'hasOwnProperty', 'toString'])(
    'may not hide a field called %s, at any depth',
    async (name) => {
      await createUsers(service.http, 2);
      const answer = await service.http.post('/v1/follows/batch', {
        operations: [operation, { ...operation, [name]: 1 }],
      });
      expect([answer.status, problemOf(answer).code, placesOf(answer)]).toEqual([
        422,
        'invalid_request',
        [`#/operations/1/${name}`],
      ]);
    },
  );
});
