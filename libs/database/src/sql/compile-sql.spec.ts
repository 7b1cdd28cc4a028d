import { statement } from './statement.js';
import { compileForPostgres, compileForSqlite, valuesFor } from './compile-sql.js';

describe('SQL with named parameters', () => {
  it('takes a name that stands twice as one parameter', () => {
    const sql = 'SELECT :id WHERE a = :id AND b > :other';

    expect(compileForPostgres(sql)).toEqual({
      text: 'SELECT $1 WHERE a = $1 AND b > $2',
      names: ['id', 'other'],
    });
    const onSqlite = compileForSqlite(sql);
    expect(onSqlite.text).toBe('SELECT ? WHERE a = ? AND b > ?');
    expect(valuesFor(onSqlite, { id: 1, other: 2 })).toEqual([1, 1, 2]);
  });

  it.each([
    `'a :text, and ''another'' :one?'`,
    `"a :column?"`,
    `value::bigint`,
    `1 -- a :comment?\n`,
    `/* a :comment? */ 1`,
    `to_char(t, 'HH24:MI:SS')`,
  ])('leaves %s alone', (sql) => {
    expect(compileForSqlite(sql)).toEqual({ text: sql, names: [] });
    expect(compileForPostgres(sql)).toEqual({ text: sql, names: [] });
  });

  it('finds a parameter that is cast', () => {
    expect(compileForPostgres('SELECT :id::bigint')).toEqual({ text: 'SELECT $1::bigint', names: ['id'] });
  });

  it('puts the rows of a page behind a cast on SQLite', () => {
    const sql = 'SELECT 1 LIMIT :limit OFFSET :offset';

    expect(compileForSqlite(sql).text).toBe('SELECT 1 LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)');
    expect(compileForPostgres(sql).text).toBe('SELECT 1 LIMIT $1 OFFSET $2');
  });

  it('is refused when a parameter has no name', () => {
    expect(() => statement('SELECT ?')).toThrow('A parameter is a name, such as :id, and no "?": SELECT ?');
  });

  it('is not run without a value, and takes null for one', () => {
    const sql = compileForSqlite('SELECT :id, :other');

    expect(() => valuesFor<number | null>(sql, { id: 1 })).toThrow('The parameter :other has no value');
    expect(valuesFor<number | null>(sql, { id: 1, other: null })).toEqual([1, null]);
  });

  it('has its parameters and rows checked by the compiler', () => {
    const reader = { get: async () => undefined } as unknown as import('./sql-reader.js').SqlReader;
    const find = statement<{ readonly id: number }, { readonly name: string }>(
      'SELECT name FROM t WHERE id = :id',
    );

    const read = async (): Promise<string | undefined> => {
      // @ts-expect-error it lacks its parameter
      await reader.get(find);
      // @ts-expect-error it has another parameter
      await reader.get(find, { ids: 1 });
      // @ts-expect-error it has one parameter
      await reader.get(find, { id: 1, limit: 2 });
      // @ts-expect-error its parameter is a number
      await reader.get(find, { id: 'one' });
      const row = await reader.get(find, { id: 1 });
      return row?.name;
    };
    expect(find.sqlite.names).toEqual(['id']);
    return expect(read()).resolves.toBeUndefined();
  });
});
