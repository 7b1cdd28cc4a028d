import { createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

/** What a refusal may weigh, however much was wrong. */
const MAX_ANSWER_BYTES = 100_000;

// Each of these is under the limit of 256 KiB; checked value by value, they would take long and be answered with more.
describe('a body that is large for nothing', () => {
  const service = useTestApp();

  const fields = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1]));
  const operation = { op: 'follow', followerId: 1, followeeId: 2 };

  it.each([
    ['6,000 empty operations', { operations: Array(6_000).fill({}) }, '#/operations'],
    ['80,000 empty operations', { operations: Array(80_000).fill({}) }, '#'],
    ['120,000 numbers', { operations: Array(120_000).fill(0) }, '#'],
    ['an operation of 9,000 fields', { operations: [{ ...operation, ...fields(9_000) }] }, '#/operations/0'],
    [
      'an operation that holds 15,000 lists',
      { operations: [{ op: Array(15_000).fill([]) }] },
      '#/operations/0/op',
    ],
    ['80,000 lists', { operations: [{ op: Array(80_000).fill([]) }] }, '#'],
    ['lists of lists', { operations: Array(900).fill(Array(100).fill(1)) }, '#'],
    ['a thousand wrong operations', { operations: Array(1_000).fill({ op: 'x' }) }, '#/operations/0/op'],
  ])('is a short 422: %s', async (_what, body, place) => {
    const answer = await service.http.post('/v1/follows/batch', body);
    expect([answer.status, placesOf(answer)[0]]).toEqual([422, place]);
    expect(answer.text.length).toBeLessThan(MAX_ANSWER_BYTES);
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['objects', '{"a":'.repeat(50_000)],
    ['brackets behind a string of quotes', `{"op":"${'\\\\"'.repeat(1_000)}","a":${'['.repeat(200_000)}`],
  ])('is a 422 before it is parsed: %s, thousands deep', async (_what, body) => {
    const answer = await service.http.post('/v1/follows/batch', body);
    expect([answer.status, placesOf(answer)]).toEqual([422, ['#']]);
    expect(problemOf(answer).detail).toBe('the body is nested more than 8 deep');
  });

  it('a thousand operations, written with much space, are taken', async () => {
    await createUsers(service.http, 2);
    const body = JSON.stringify({ operations: Array(1_000).fill(operation) }, null, 8);
    expect(body.length).toBeGreaterThan(130_000);
    expect((await service.http.post('/v1/follows/batch', body)).status).toBe(200);
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
