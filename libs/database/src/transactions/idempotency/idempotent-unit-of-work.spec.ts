import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { notesTables } from '../../../../../test/support/notes-tables.js';
import { DatabaseModule } from '../../database.module.js';
import { SqlReader } from '../../sql/sql-reader.js';
import type { SqlValue } from '../../sql/sql-value.js';
import { statement } from '../../sql/statement.js';
import type { Transaction } from '../transaction.js';
import { UnitOfWork } from '../unit-of-work.js';
import { unlockResult } from './kept-result.js';
import { IdempotentUnitOfWork, type RepeatableRequest } from './idempotent-unit-of-work.js';

const HOUR_MS = 3_600_000;
const REQUEST = { scope: 'test', key: 'k', content: { amount: 1 } };

describe('an idempotent unit of work', () => {
  let app: INestApplicationContext;
  let now: number;
  let work: IdempotentUnitOfWork;
  let runs: number;

  beforeEach(async () => {
    app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [notesTables] }),
      {
        logger: false,
      },
    );
    now = Date.parse('2026-01-01T00:00:00Z');
    work = new IdempotentUnitOfWork(app.get(UnitOfWork), () => now);
    runs = 0;
  });

  afterEach(() => app.close());

  const run = (request: RepeatableRequest = REQUEST) =>
    work.write(request, async () => {
      runs += 1;
      return { run: runs };
    });

  it('is done once for a key, and answers the same from then on', async () => {
    expect(await run()).toEqual({ result: { run: 1 }, replayed: false });
    expect(await run()).toEqual({ result: { run: 1 }, replayed: true });
    expect(runs).toBe(1);
  });

  it('takes the same key in another scope for another', async () => {
    await run();
    expect(await run({ ...REQUEST, scope: 'other' })).toMatchObject({ replayed: false });
  });

  it('refuses the key with another content', async () => {
    await run();
    await expect(run({ ...REQUEST, content: { amount: 2 } })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('keeps an answer for 24 hours, and sweeps it away after', async () => {
    await run();
    now += 24 * HOUR_MS - 1;
    expect(await run()).toMatchObject({ replayed: true });
    now += 1;
    expect(await run()).toEqual({ result: { run: 2 }, replayed: false });
    await run({ ...REQUEST, key: 'another' });
    now += 24 * HOUR_MS;
    await run({ ...REQUEST, key: 'a third' });
    expect(await app.get(SqlReader).all(`SELECT idempotency_key FROM idempotency_keys`)).toEqual([
      { idempotency_key: 'a third' },
    ]);
  });

  it('that fails leaves the key free, and nothing done', async () => {
    const failing = work.write(REQUEST, async (transaction) => {
      await transaction.run(
        `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', 1, 2, 3)`,
      );
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await app.get(SqlReader).all(`SELECT id FROM notes`)).toEqual([]);
    expect(await run()).toEqual({ result: { run: 1 }, replayed: false });
  });

  it('turns a twin away while the first is at work', async () => {
    const twins = await Promise.allSettled([run(), run(), run()]);
    expect(twins.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(twins[1]).toMatchObject({ reason: { code: 'idempotency_key_in_use' } });
    expect(runs).toBe(1);
  });

  it('whose claim was taken over while it was held up does nothing: the work is done once', async () => {
    let letGo = (): void => undefined;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let writes = 0;
    const held: UnitOfWork = {
      write: async (body) => {
        // The claim goes through; the work waits.
        if ((writes += 1) === 2) {
          arrive();
          await released;
        }
        return app.get(UnitOfWork).write(body);
      },
      writeGrouped: async (shared, item) => app.get(UnitOfWork).writeGrouped(shared, item),
    };
    const insert = async (transaction: Transaction): Promise<string> => {
      await transaction.run(
        `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', 1, 2, 3)`,
      );
      return 'late';
    };
    const late = Promise.allSettled([new IdempotentUnitOfWork(held, () => now).write(REQUEST, insert)]);
    await arrived;
    now += 60_000;
    expect(await run()).toEqual({ result: { run: 1 }, replayed: false });
    letGo();
    expect(await late).toMatchObject([{ reason: { code: 'idempotency_key_in_use' } }]);
    expect(await app.get(SqlReader).all(`SELECT id FROM notes`)).toEqual([]);
    expect(await run()).toEqual({ result: { run: 1 }, replayed: true });
  });

  it('takes over a claim whose owner died, a minute later', async () => {
    const fingerprint = createHash('sha256').update(JSON.stringify(REQUEST.content)).digest('base64');
    await app.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(
        statement<{ readonly fingerprint: string; readonly at: number; readonly end: number }>(
          `INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, claim, claimed_at, expires_at)
           VALUES ('test', 'k', :fingerprint, 'dead', :at, :end)`,
        ),
        { fingerprint, at: now, end: now + 24 * HOUR_MS },
      );
    });
    await expect(run()).rejects.toMatchObject({ code: 'idempotency_key_in_use' });
    now += 60_000;
    expect(await run()).toEqual({ result: { run: 1 }, replayed: false });
  });

  it('takes the same key of another caller for another, whatever scopes and callers are called', async () => {
    const scopedKeys = [
      { scope: 'a' },
      { scope: 'a', caller: 'b' },
      { scope: 'a', caller: '' },
      { scope: 'a', caller: 'c' },
      { scope: '["a","b"]' },
      { scope: '["a"', caller: 'b"]' },
      { scope: '["a"]' },
      { scope: '["[\\"a\\"]"]' },
      { scope: 'a b' },
      { scope: 'a', caller: '"b"' },
    ];
    for (const scopedKey of scopedKeys)
      expect(await run({ ...REQUEST, ...scopedKey })).toMatchObject({ replayed: false });
    for (const [index, scopedKey] of scopedKeys.entries()) {
      expect(await run({ ...REQUEST, ...scopedKey })).toEqual({ result: { run: index + 1 }, replayed: true });
    }
  });

  it('keeps a long answer in fewer bytes than its request has, and answers it as it was', async () => {
    const result = Array.from({ length: 1_000 }, (_, index) => {
      const [one, other] = [9e15 - index * 7_654_321, 8e15 + index * 1_234_567];
      return {
        outcome: 'refused',
        detail: `User ${one} can't follow user ${other}: one of them blocks the other`,
      };
    });
    const write = () => work.write(REQUEST, async () => result);
    expect(await write()).toEqual({ result, replayed: false });
    expect(await write()).toEqual({ result, replayed: true });
    const kept = await app
      .get(SqlReader)
      .get<{ bytes: number }>(`SELECT length(result) AS bytes FROM idempotency_keys`);
    expect(kept!.bytes).toBeLessThan(75_000 / 2);
  });

  it('keeps no text of an answer that can be read without the request, long or short', async () => {
    const answers = [1, 1_000].map((length) => Array.from({ length }, () => ({ name: 'Aurelia' })));
    for (const [index, result] of answers.entries()) {
      const write = () => work.write({ ...REQUEST, key: `k${index}` }, async () => result);
      await write();
      const kept = await app
        .get(SqlReader)
        .get<{ result: string }>(`SELECT result FROM idempotency_keys WHERE idempotency_key = 'k${index}'`);
      const [marker, bytes = ''] = kept!.result.split(':');
      expect(marker).toMatch(/^locked/);
      const held = Buffer.from(bytes, 'base64');
      expect(held.includes('Aurelia')).toBe(false);
      // Nor what would come of it if it were packed and no more.
      expect(held.includes(deflateRawSync(JSON.stringify(result), { level: 1 }))).toBe(false);
      expect(() => unlockResult(kept!.result, JSON.stringify({ amount: 2 }))).toThrow('authenticate');
      expect(await write()).toEqual({ result, replayed: true });
    }
  });

  it('answers what an earlier version kept, long or short', async () => {
    const long = Array.from({ length: 1_000 }, () => ({ outcome: 'followed' }));
    const kept = {
      short: [{ run: 'then' }, '{"run":"then"}'],
      text: ['then', '"then"'],
      long: [long, JSON.stringify(long)],
      packed: [long, `deflate:${deflateRawSync(JSON.stringify(long)).toString('base64')}`],
    } as const;
    for (const [key, [result, text]] of Object.entries(kept)) {
      await insertRow({ key, claimedAt: now, expiresAt: now + 24 * HOUR_MS, result: text });
      expect(await run({ ...REQUEST, key })).toEqual({ result, replayed: true });
    }
  });

  describe('after the clock was ahead', () => {
    it.each([61_000, 24 * HOUR_MS, 365 * 24 * HOUR_MS])(
      'by %i ms, takes over a claim of then',
      async (ahead) => {
        await insertRow({ claimedAt: now + ahead, expiresAt: now + ahead + 24 * HOUR_MS, result: null });
        expect(await run()).toEqual({ result: { run: 1 }, replayed: false });
        expect(await run()).toEqual({ result: { run: 1 }, replayed: true });
      },
    );

    it('by less than a claim lasts, still turns a twin away', async () => {
      await insertRow({ claimedAt: now + 59_000, expiresAt: now + 24 * HOUR_MS, result: null });
      await expect(run()).rejects.toMatchObject({ code: 'idempotency_key_in_use' });
      now += 120_000;
      expect(await run()).toMatchObject({ replayed: false });
    });

    it('by a year, still answers what was kept then, and for a day from now on, not for a year', async () => {
      now += 365 * 24 * HOUR_MS;
      await run();
      now -= 365 * 24 * HOUR_MS;
      expect(await run()).toEqual({ result: { run: 1 }, replayed: true });
      now += 24 * HOUR_MS;
      expect(await run()).toEqual({ result: { run: 2 }, replayed: false });
    });
  });

  async function insertRow(row: {
    readonly key?: string;
    readonly claimedAt: number;
    readonly expiresAt: number;
    readonly result: string | null;
  }): Promise<void> {
    const fingerprint = createHash('sha256').update(JSON.stringify(REQUEST.content)).digest('base64');
    const { key = 'k', claimedAt, expiresAt, result } = row;
    await app.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(
        statement<Record<'key' | 'fingerprint' | 'claimedAt' | 'expiresAt' | 'result', SqlValue>>(
          `INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, claim, claimed_at, expires_at, result)
           VALUES ('test', :key, :fingerprint, 'theirs', :claimedAt, :expiresAt, :result)`,
        ),
        { key, fingerprint, claimedAt, expiresAt, result },
      );
    });
  }
});
