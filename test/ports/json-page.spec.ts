import { asJsonPage, type JsonPage, type Statement, statement } from '@retinue/database';
import { usePorts } from './open-database.js';

interface Row {
  readonly name: string;
  readonly time: number;
  readonly id: number;
}

type Parameters = Record<'startTime' | 'startId' | 'limit', number> & { readonly rows: string };

const pageOf = (sort: 'ASC' | 'DESC'): Statement<Parameters, JsonPage> =>
  statement((sql) =>
    asJsonPage(sql, {
      rowsBeyond: (key) => `
        SELECT name AS item, time, id
        FROM (${sql.rowsOf({ name: 'text', time: 'integer', id: 'integer' }, ':rows')}) AS given
        WHERE (time, id) ${sort === 'DESC' ? '<' : '>'} ${key}
        ORDER BY time ${sort}, id ${sort}`,
      sort,
    }),
  );

const PAGES = { ASC: pageOf('ASC'), DESC: pageOf('DESC') };
const FAR = Number.MAX_SAFE_INTEGER;
const BEGINS = { ASC: -FAR, DESC: FAR };

describe('a page as JSON', () => {
  const ports = usePorts();

  const read = async (
    rows: readonly Row[],
    sort: 'ASC' | 'DESC',
    limit: number,
    [startTime, startId]: readonly [number, number] = [BEGINS[sort], BEGINS[sort]],
  ): Promise<JsonPage | undefined> => {
    const given = JSON.stringify(rows.map(({ name, time, id }) => [JSON.stringify({ id, name }), time, id]));
    return ports.reader.get(PAGES[sort], { rows: given, startTime, startId, limit });
  };

  const namesIn = (page: JsonPage | undefined): string[] =>
    (JSON.parse(`[${page!.json}]`) as readonly Row[]).map(({ name }) => name);

  it('of nothing has no last item, and nothing behind it', async () => {
    expect(await read([], 'DESC', 2)).toEqual({ json: '', last_time: null, last_id: null, has_more: 0 });
  });

  // Of rows with one time, the id says which is the last; ids of several lengths, since a text sorts otherwise.
  const rows: readonly Row[] = [
    { name: 'a', time: 5, id: 9 },
    { name: 'b', time: 5, id: 10 },
    { name: 'c', time: 5, id: 700 },
    { name: 'd', time: 6, id: 3 },
    { name: 'e', time: 1_700_000_000_000, id: FAR },
  ];

  it.each([
    ['ASC', rows],
    ['DESC', rows.toReversed()],
  ] as const)('ends with the key of its last item, whatever its size, %s', async (sort, sorted) => {
    for (const [index, { time, id }] of sorted.entries()) {
      const limit = index + 1;
      const page = await read(rows, sort, limit);
      expect(namesIn(page)).toEqual(sorted.slice(0, limit).map(({ name }) => name));
      expect(page).toMatchObject({
        last_time: time,
        last_id: id,
        has_more: limit < sorted.length ? 1 : 0,
      });
      expect(namesIn(await read(rows, sort, rows.length, [time, id]))).toEqual(
        sorted.slice(limit).map(({ name }) => name),
      );
    }
  });

  it.each([
    '},{',
    '},{"',
    '},{"id',
    '},{"id":',
    '"},{"',
    '\\"},{"id":9,"',
    '},{\\"',
    '{"a":1},{"b":2}',
    '}\n,{"',
  ])('is whole, and leaves out what comes behind it, with names such as %j', async (name) => {
    const alike = [7, 8, 9].map((id) => ({ name, time: 1, id }));
    for (const limit of [1, 2]) {
      const page = await read(alike, 'ASC', limit);
      expect(namesIn(page)).toEqual(Array.from({ length: limit }, () => name));
      expect(page).toMatchObject({ last_time: 1, last_id: 6 + limit, has_more: 1 });
    }
  });
});
