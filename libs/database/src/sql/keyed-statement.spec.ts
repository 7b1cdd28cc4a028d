import { keyedStatement } from './keyed-statement.js';
import { statement } from './statement.js';

describe('a statement with a key', () => {
  const BY_ID = `SELECT name FROM things -- of :nobody
    WHERE id = :id AND kind <> ':kind'`;

  it('is, for one key, what any statement is', () => {
    const { sqlite, postgres } = keyedStatement<{ readonly id: number }>({ id: 'integer' }, BY_ID);
    expect({ sqlite, postgres }).toEqual(statement(BY_ID));
  });

  it('asks the same text for each of many keys', () => {
    const { manyKeys } = keyedStatement<{ readonly id: number; readonly email: string }>(
      { id: 'integer', email: 'text' },
      `${BY_ID} AND email = :email`,
    );
    expect(manyKeys.names).toEqual(['id', 'email']);
    expect(manyKeys.text).toContain(
      'unnest((SELECT CAST($1 AS bigint[])), (SELECT CAST($2 AS text[]))) WITH ORDINALITY',
    );
    expect(manyKeys.text).toContain(
      `LATERAL (${BY_ID.replace(':id', 'asked_keys."id"')} AND email = asked_keys."email"\n`,
    );
  });

  it.each([
    ['that the key lacks', 'SELECT 1 WHERE 1 = :other', ':other is not of the key'],
    ['behind a LIMIT', 'SELECT 1 LIMIT :id', 'a LIMIT takes no parameter'],
  ])('is refused with a parameter %s', (_where, text, why) => {
    expect(() => keyedStatement<{ readonly id: number }>({ id: 'integer' }, text)).toThrow(why);
  });
});
