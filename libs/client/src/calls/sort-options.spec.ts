import { sortOptions } from './sort-options.js';

describe('the options of a call', () => {
  it('are of the query, but for those that are headers', () => {
    expect(sortOptions({ limit: 3, idempotencyKey: 'a' }, { idempotencyKey: 'Idempotency-Key' })).toEqual({
      headers: { 'Idempotency-Key': 'a' },
      query: { limit: 3 },
    });
  });

  it('leave out a header that is undefined', () => {
    expect(sortOptions({ ifMatch: undefined }, { ifMatch: 'If-Match' }).headers).toEqual({});
  });

  it.each([
    [3, '"3"'],
    ['"3"', '"3"'],
    ['*', '*'],
  ])('have the version %p as the entity tag %s', (ifMatch, sent) => {
    expect(sortOptions({ ifMatch }, { ifMatch: 'If-Match' }).headers).toEqual({ 'If-Match': sent });
  });

  it('have the elements of a list in a form in which no comma separates, and no percent sign misleads', () => {
    const { query } = sortOptions({ ids: [2, 'ext:a,b/c%d'] }, {});
    expect(query).toEqual({ ids: ['2', 'ext%3Aa%2Cb%2Fc%25d'] });
  });
});
