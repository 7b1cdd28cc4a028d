import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from '../transaction.js';
import { UnitOfWork, type WriteOptions } from '../unit-of-work.js';
import { IdempotencyKeyInUseError, IdempotencyKeyReusedError } from './idempotency.errors.js';
import {
  CLAIM,
  FIND,
  FORGET,
  KEEP,
  type ScopedKey,
  RELEASE,
  SHORTEN,
  SWEEP,
} from './idempotency.statements.js';
import { lockResult, unlockResult } from './kept-result.js';

/** For how long an answer is kept. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/**
 * After this, whoever claimed a key is taken to have died: far longer than a unit of work can take. A claim from further
 * in the future than this was made by a clock that was ahead, and would stand until that time comes.
 */
const CLAIM_MS = 60_000;

/** Expired keys that each new one sweeps away: the table never grows past a day's keys. */
const SWEPT_AT_ONCE = 100;

/** A request that its sender may repeat. */
export interface RepeatableRequest {
  /** What kind of request it is: the same key in another scope is another key. */
  readonly scope: string;
  /** Who asks, where callers are told apart: the same key of another is another key. */
  readonly caller?: string | undefined;
  readonly key: string;
  /** All that the request asks for, as JSON can carry it: with the same key it must be the same. */
  readonly content: unknown;
}

/** What came of it, and whether by an earlier try. */
export interface RepeatableResult<Result> {
  readonly result: Result;
  readonly replayed: boolean;
}

/**
 * Units of work that a client may ask for again, after a lost answer say, and that are done once
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/).
 *
 * The key is claimed in a transaction of its own, so that a twin finds it taken instead of waiting; the answer
 * is kept in the transaction of the work, so neither is ever there without the other. It is locked with the request: what it
 * says of people can be read again by its sender alone.
 */
export class IdempotentUnitOfWork {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Does the work in one transaction, or answers what it came to within the last 24 hours.
   *
   * In a transaction that is open already, the key is claimed there, too: a twin waits for the outermost unit of work
   * instead of being told that the key is in use, and the key is free again if that fails.
   *
   * @param body as for {@link UnitOfWork.write}; its result must be what JSON can carry
   * @throws IdempotencyKeyReusedError when the key came with another content
   * @throws IdempotencyKeyInUseError when another try is at it
   */
  async write<Result>(
    { key, content: wanted, ...asked }: RepeatableRequest,
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<RepeatableResult<Result>> {
    const scope = storedScope(asked);
    const claim = randomUUID();
    const content = JSON.stringify(wanted);
    const fingerprint = fingerprintOf(content);
    const replay = (kept: string): RepeatableResult<Result> => ({
      result: unlockResult(kept, content) as Result,
      replayed: true,
    });
    const doAndKeep = async (transaction: Transaction): Promise<RepeatableResult<Result>> => {
      const result = await body(transaction);
      const mine = await transaction.run(KEEP, { result: lockResult(result, content), scope, key, claim });
      if (mine === 0) throw new IdempotencyKeyInUseError(key);
      return { result, replayed: false };
    };
    if (options?.transaction !== undefined) {
      return this.unitOfWork.write(async (transaction) => {
        const kept = await this.claim(transaction, { scope, key }, fingerprint, claim);
        return kept === undefined ? doAndKeep(transaction) : replay(kept);
      }, options);
    }
    const kept = await this.unitOfWork.write((transaction) =>
      this.claim(transaction, { scope, key }, fingerprint, claim),
    );
    if (kept !== undefined) return replay(kept);
    try {
      return await this.unitOfWork.write(doAndKeep);
    } catch (error) {
      // It came to nothing: the next try may. If even this fails, the claim runs out by itself.
      await this.unitOfWork
        .write((transaction) => transaction.run(RELEASE, { scope, key, claim }))
        .catch(() => undefined);
      throw error;
    }
  }

  /**
   * Does work that changes nothing. Nothing is kept of it: it can be done again, and its key is free for the work itself.
   *
   * @throws IdempotencyKeyReusedError when the key came with another content, of which something is kept
   */
  async rehearse<Result>(
    { key, content, ...asked }: RepeatableRequest,
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<RepeatableResult<Result>> {
    const result = await this.unitOfWork.write(async (transaction) => {
      const row = await transaction.get(FIND, { scope: storedScope(asked), key, now: this.now() });
      if (row !== undefined && row.fingerprint !== fingerprintOf(JSON.stringify(content))) {
        throw new IdempotencyKeyReusedError(key);
      }
      return body(transaction);
    }, options);
    return { result, replayed: false };
  }

  /** The result of an earlier try, or `undefined` when the key is ours now. */
  private async claim(
    transaction: Transaction,
    scopedKey: ScopedKey,
    fingerprint: string,
    claim: string,
  ): Promise<string | undefined> {
    const now = this.now();
    const expiresAt = now + KEPT_MS;
    const take = { ...scopedKey, fingerprint, claim, claimedAt: now, expiresAt };
    await transaction.run(SWEEP, { now, limit: SWEPT_AT_ONCE });
    await transaction.run(SHORTEN, { expiresAt, tooLate: expiresAt + CLAIM_MS, limit: SWEPT_AT_ONCE });
    if ((await transaction.run(CLAIM, take)) > 0) return undefined;
    const row = await transaction.get(FIND, { ...scopedKey, now });
    if (row !== undefined) {
      if (row.fingerprint !== fingerprint) throw new IdempotencyKeyReusedError(scopedKey.key);
      if (row.result !== null) return row.result;
      if (Math.abs(now - row.claimedAt) < CLAIM_MS) throw new IdempotencyKeyInUseError(scopedKey.key);
    }
    await transaction.run(FORGET, scopedKey);
    await transaction.run(CLAIM, take);
    return undefined;
  }
}

function fingerprintOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}

/**
 * Scope and caller as one text, and no two of them as the same. Without a caller it is the scope as it stands, so that
 * what was kept before there were callers is found.
 */
function storedScope({ scope, caller }: Pick<RepeatableRequest, 'scope' | 'caller'>): string {
  if (caller === undefined && !scope.startsWith('[')) return scope;
  return JSON.stringify(caller === undefined ? [scope] : [scope, caller]);
}
