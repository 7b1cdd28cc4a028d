import { costOf, costOfLength } from './request-cost.js';

const many = (count: number): object[] => Array.from({ length: count }, () => ({}));

const cost = (
  method: string,
  route: string,
  sent: { query?: object; body?: object | undefined } = {},
): string => {
  const { kind, points } = costOf({ method, route, query: sent.query, body: sent.body });
  return `${points} ${kind}`;
};

describe('what a request costs', () => {
  it.each([
    [undefined, '1 reads'],
    ['50', '1 reads'],
    ['100', '1 reads'],
    ['101', '2 reads'],
    ['1000', '10 reads'],
    ['99999', '1 reads'],
    ['x', '1 reads'],
  ])('a page with the limit %s: %s', (limit, expected) => {
    expect(cost('GET', '/v1/users/:id/followers', { query: { limit } })).toBe(expected);
  });

  it.each([
    ['POST', '/v1/relationships/query', { pairs: many(1) }, '1 reads'],
    ['POST', '/v1/relationships/query', { pairs: many(1_000) }, '100 reads'],
    ['POST', '/v1/follows/batch', { operations: many(1_000) }, '1000 writes'],
    ['POST', '/v1/follows/batch', { operations: many(0) }, '1 writes'],
    ['PUT', '/v1/users', { users: many(40) }, '40 writes'],
    ['PUT', '/v1/users', { users: 'many' }, '1 writes'],
    ['POST', '/v1/users', { users: many(40) }, '1 writes'],
    ['PUT', '/v1/users/:id/following/:followeeId', undefined, '1 writes'],
    ['DELETE', '/v1/users/:id', undefined, '1 writes'],
    ['GET', '/v1/users/:id/suggestions', undefined, '5 reads'],
    ['HEAD', '/v1/users/:id', undefined, '1 reads'],
  ])('%s %s with %j', (method, route, body, expected) => {
    expect(cost(method, route, { body })).toBe(expected);
  });

  it('of an answer that has no bound grows with its length', () => {
    expect([0, 16_384, 16_385, 1_638_400].map(costOfLength)).toEqual([0, 0, 1, 99]);
  });
});
