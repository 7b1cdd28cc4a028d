import { keyedStatement } from '@retinue/database';
import { outcomesOf } from '../support/outcomes.js';
import { mark, usePorts } from './open-database.js';

const FIND_MARK = keyedStatement<
  { readonly mark: number },
  { readonly mark: number; readonly twice: number }
>(
  { mark: 'integer' },
  `SELECT actor_id AS mark, 2 * actor_id AS twice FROM follow_events WHERE actor_id = :mark ORDER BY id`,
);

interface EchoKey {
  readonly text: string;
  readonly number: number | null;
}

/** Gives back what it is asked for, unless that is the number 0. */
const ECHO = keyedStatement<EchoKey, EchoKey>(
  { text: 'text', number: 'integer' },
  `SELECT CAST(:text AS TEXT) AS text, CAST(:number AS BIGINT) AS number
    WHERE CAST(:number AS BIGINT) IS NULL OR CAST(:number AS BIGINT) <> 0`,
);

describe('many who read by a key at once', () => {
  const ports = usePorts();

  it('each get the row of their own, whoever asks for the same, and undefined where there is none', async () => {
    await ports.unitOfWork.write(async (transaction) => {
      for (const number of [3, 1, 4, 1, 5]) await mark(number)(transaction);
    });
    const asked = Array.from({ length: 250 }, (_, index) => index % 7);
    const rows = await Promise.all(asked.map(async (key) => ports.reader.get(FIND_MARK, { mark: key })));
    expect(rows).toEqual(
      asked.map((key) => ([1, 3, 4, 5].includes(key) ? { mark: key, twice: 2 * key } : undefined)),
    );
    expect(new Set(rows.filter((row) => row !== undefined)).size).toBe(rows.filter(Boolean).length);
  });

  it('get texts, nothing and large numbers back as they gave them', async () => {
    const texts = ['', 'null', 'NULL', '{a,"b"}', `"'\\`, '\\N', 'a,b', ' ', '你好 👩‍👩‍👧', 'e\u0301', '\n'];
    const numbers = [null, -1, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const keys = texts.flatMap((text) => numbers.map((number) => ({ text, number })));
    const rows = await Promise.all(keys.map(async (key) => ports.reader.get(ECHO, key)));
    expect(rows).toEqual(keys.map((key) => (key.number === 0 ? undefined : key)));
  });

  it('are not harmed by one who leaves a value out, who alone is told', async () => {
    const broken = { text: 'b' } as EchoKey;
    const keys = [{ text: 'a', number: 1 }, broken, { text: 'c', number: 3 }];
    expect(await outcomesOf(keys.map(async (key) => ports.reader.get(ECHO, key)))).toEqual([
      keys[0],
      TypeError,
      keys[2],
    ]);
  });

  it('see what was committed before they asked, and a transaction sees its own rows besides', async () => {
    await ports.unitOfWork.write(mark(1));
    const seen = await ports.unitOfWork.write(async (transaction) => {
      await mark(2)(transaction);
      return [await transaction.get(FIND_MARK, { mark: 1 }), await transaction.get(FIND_MARK, { mark: 2 })];
    });
    expect(seen).toEqual([
      { mark: 1, twice: 2 },
      { mark: 2, twice: 4 },
    ]);
    for (let round = 3; round < 30; round += 1) {
      // Somebody's read is always on its way; it is not for who asks after the commit.
      const others = [1, 2].map(async (key) => ports.reader.get(FIND_MARK, { mark: key }));
      await ports.unitOfWork.write(mark(round));
      expect(await ports.reader.get(FIND_MARK, { mark: round })).toMatchObject({ mark: round });
      await Promise.all(others);
    }
  });
});
