import { nameOfDatabase, parseDatabaseUrl } from './database-url.js';

describe('the address of a PostgreSQL database', () => {
  test.each([
    ['postgres://ann:secret@db:5433/retinue', ['postgres://ann:secret@db:5433/retinue'], 'db:5433/retinue'],
    [
      'postgresql://ann:se,cr%40et@a,b:5433,[::1]:5434/retinue?sslmode=require',
      [
        'postgresql://ann:se,cr%40et@a/retinue?sslmode=require',
        'postgresql://ann:se,cr%40et@b:5433/retinue?sslmode=require',
        'postgresql://ann:se,cr%40et@[::1]:5434/retinue?sslmode=require',
      ],
      'a,b:5433,[::1]:5434/retinue?sslmode=require',
    ],
    [
      'postgres:///retinue?host=/run/postgresql',
      ['postgres:///retinue?host=/run/postgresql'],
      '/run/postgresql/retinue',
    ],
  ])('%s is one for each host', (url, urls, name) => {
    expect(parseDatabaseUrl(url)).toEqual({ engine: 'postgres', urls, name: name.replace(/\?.*/, '') });
  });

  test.each(['postgres://a,,b/retinue', 'postgres://a,b', 'postgres://a:x,b/retinue', 'postgres:///retinue'])(
    '%s is refused',
    (url) => {
      expect(() => parseDatabaseUrl(url)).toThrow('must be sqlite:<path>');
    },
  );

  test.each([
    ['mongodb://db', 'mongodb://db'],
    ['./data/retinue.db', './data/retinue.db'],
    ['mongodb://ann:secret@db', 'mongodb://…'],
    ['postgres+ssl://ann:secret@db/retinue', 'postgres+ssl://…'],
    ['"postgres://ann:secret@db/retinue"', '…'],
    ['ann:secret@db/retinue', 'ann:…'],
    ['host=db password=secret', 'host…'],
  ])('that is none, %s, is quoted as far as it can hold no password', (url, quoted) => {
    expect(() => parseDatabaseUrl(url)).toThrow(`database, not ${JSON.stringify(quoted)}`);
  });

  test('is said without its password', () => {
    expect(nameOfDatabase('postgres://ann:se@cret@a,b/retinue')).toBe('postgres://ann:***@a,b/retinue');
  });
});
