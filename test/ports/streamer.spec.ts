import { setMaxListeners } from 'node:events';
import { DatabaseUnavailableError, SqlStreamer, statement } from '@retinue/database';
import { bareDatabase } from './bare-database.js';
import { outcomesOf } from '../support/outcomes.js';
import { mark, MARKS, marksIn, openDatabase, usePorts } from './open-database.js';

const NUMBERS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i FROM n`;
const ENDLESS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`;

/** More than may run and wait at once, on either engine. */
const TOO_MANY = 40;

describe('a streamer', () => {
  const ports = usePorts();

  const readAll = async <Row>(sql: string): Promise<Row[][]> => {
    const chunks: Row[][] = [];
    for await (const chunk of ports.streamer.stream<Row>(sql)) chunks.push(chunk);
    return chunks;
  };

  /** How much each of some streams gives. That more than there are turns come through shows that every turn was given back. */
  const sizesOfEight = async (): Promise<number[]> =>
    Promise.all(Array.from({ length: 8 }, async () => (await readAll(NUMBERS)).flat().length));
  const ALL_WHOLE = Array(8).fill(2_500);

  it('gives all rows, in the order of the statement, in chunks of a thousand', async () => {
    const chunks = await readAll<{ readonly i: number }>(NUMBERS);
    expect(chunks.map((chunk) => chunk.length)).toEqual([1_000, 1_000, 500]);
    expect(chunks.flat().map(({ i }) => i)).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  it('gives nothing where there is nothing, and no chunk that is empty', async () => {
    expect(await readAll(MARKS)).toEqual([]);
    expect((await readAll(`${NUMBERS} LIMIT 1000`)).map((chunk) => chunk.length)).toEqual([1_000]);
  });

  it('takes parameters', async () => {
    await ports.unitOfWork.write(async (transaction) => {
      for (const number of [1, 2, 3]) await mark(number)(transaction);
    });
    const between = statement<{ readonly low: number; readonly high: number }, { readonly mark: number }>(
      `SELECT actor_id AS mark FROM follow_events WHERE actor_id > :low AND actor_id < :high`,
    );
    const chunks: unknown[] = [];
    for await (const rows of ports.streamer.stream(between, { low: 1, high: 3 })) chunks.push(rows);
    expect(chunks).toEqual([[{ mark: 2 }]]);
  });

  it('gives the rows as they stood when it began, whatever is written meanwhile', async () => {
    const numbers = Array.from({ length: 6_500 }, (_, index) => index);
    await ports.unitOfWork.write(async (transaction) => {
      for (const number of numbers) await mark(number)(transaction);
    });
    const stream = ports.streamer.stream<{ readonly mark: number }>(MARKS);
    const seen = [...((await stream.next()).value as { readonly mark: number }[])];
    await ports.unitOfWork.write(async (transaction) => {
      await transaction.run(`DELETE FROM follow_events WHERE actor_id > 500`);
      await mark(-1)(transaction);
    });
    expect(await marksIn(ports.reader)).toHaveLength(502);
    for await (const chunk of stream) seen.push(...chunk);
    expect(seen.map((row) => row.mark)).toEqual(numbers);
  });

  it('ends when its reader leaves by its loop', async () => {
    for (let time = 0; time < 8; time += 1) {
      for await (const chunk of ports.streamer.stream(ENDLESS)) if (chunk.length > 0) break;
    }
    expect(await sizesOfEight()).toEqual(ALL_WHOLE);
  });

  it('ends when its reader cancels, between two chunks and while it waits for one', async () => {
    const reader = new AbortController();
    setMaxListeners(0, reader.signal);
    const begun = Array.from({ length: 16 }, () =>
      ports.streamer.stream(ENDLESS, {}, { cancelled: reader.signal }),
    );
    const first = begun.map(async (stream) => stream.next());
    await first[0];
    reader.abort();
    await Promise.allSettled(first);
    expect(await outcomesOf(begun.map(async (stream) => stream.next()))).toEqual(
      // One that failed is over; one that gave a chunk says why there is no other.
      (await outcomesOf(first)).map((outcome) =>
        outcome === DatabaseUnavailableError ? { done: true, value: undefined } : DatabaseUnavailableError,
      ),
    );
    expect(await sizesOfEight()).toEqual(ALL_WHOLE);
  });

  it('lets a bounded number run and wait; one too many is told to come back', async () => {
    const streams = Array.from({ length: TOO_MANY }, () => new AbortController()).map((reader) => ({
      reader,
      next: ports.streamer.stream(ENDLESS, {}, { cancelled: reader.signal }).next(),
    }));
    const last = streams.at(-1)!;
    expect(await outcomesOf([last.next])).toEqual([DatabaseUnavailableError]);
    await streams[0]!.next;
    streams.forEach(({ reader }) => reader.abort());
    const outcomes = await Promise.allSettled(streams.map(({ next }) => next));
    const begun = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(10);
    expect(await sizesOfEight()).toEqual(ALL_WHOLE);
  });

  it('says why its statement fails, and goes on', async () => {
    await expect(ports.streamer.stream(`SELECT * FROM nowhere`).next()).rejects.toMatchObject({
      message: expect.stringContaining('nowhere'),
    });
    expect(await sizesOfEight()).toEqual(ALL_WHOLE);
  });

  it('begins nothing once the database is closed', async () => {
    // Not the one of the other tests: in memory, it would be gone as well.
    const database = await bareDatabase();
    const app = await openDatabase({ url: database.url, migrate: true });
    const streamer = app.get(SqlStreamer);
    await app.close();
    await expect(streamer.stream(NUMBERS).next()).rejects.toMatchObject({ kind: 'unavailable' });
    await database.drop();
  });
});
