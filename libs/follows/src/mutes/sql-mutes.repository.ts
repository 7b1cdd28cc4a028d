import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { SqlReader, SqlStreamer, statement, type Transaction } from '@retinue/database';
import { type Mute, type MuteListItem, MutesRepository, type NewMute } from './mutes.repository.js';
import { PairTable } from '../relations/sql-pair-table.js';

/** Which mutes are there. */
const LASTING = '(expires_at IS NULL OR expires_at > :now)';

/** Ended mutes that each write sweeps away: more than it adds, so they never pile up. */
const SWEPT_AT_ONCE = 100;

const SWEEP = statement<{ readonly now: number; readonly limit: number }>(`
  DELETE FROM mutes WHERE (muter_id, muted_id) IN (
    SELECT muter_id, muted_id FROM mutes WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit
  )`);

const PAIR = { muter: 'integer', muted: 'integer' } as const;

interface PairsParameter {
  /** A JSON array of [muter id, muted id]. */
  readonly pairs: string;
}

const REMOVE_ENDED = statement<PairsParameter & { readonly now: number }>(
  (sql) => `
  DELETE FROM mutes WHERE (muter_id, muted_id) IN (SELECT muter, muted FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)
    AND expires_at <= :now`,
);

/** `mutes` is a JSON array of [muter id, muted id, time, end]. Those that are there keep their time. */
const SET = statement<{ readonly mutes: string }>(
  (sql) => `
  INSERT INTO mutes (muter_id, muted_id, created_at, expires_at)
  SELECT muter, muted, since, until FROM (${sql.rowsOf({ ...PAIR, since: 'integer', until: 'integer' }, ':mutes')}) AS given WHERE true
  ON CONFLICT (muter_id, muted_id) DO UPDATE SET expires_at = excluded.expires_at`,
);

const FIND = statement<PairsParameter, Mute>(
  (sql) => `
  SELECT muter_id AS "muterId", muted_id AS "mutedId" FROM mutes
  WHERE (muter_id, muted_id) IN (SELECT muter, muted FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)`,
);

@Injectable()
export class SqlMutesRepository extends MutesRepository {
  private readonly table: PairTable;

  constructor(reader: SqlReader, streamer: SqlStreamer) {
    super();
    this.table = new PairTable(
      {
        name: 'mutes',
        from: 'muter_id',
        to: 'muted_id',
        listed: 'to',
        since: 'mutedAt',
        expires: 'expires_at',
        condition: LASTING,
      },
      reader,
      streamer,
    );
  }

  override async set(transaction: Transaction, mutes: readonly NewMute[], now: Date): Promise<Mute[]> {
    const pairs = JSON.stringify(mutes.map(({ muterId, mutedId }) => [muterId, mutedId]));
    await transaction.run(SWEEP, { now: now.getTime(), limit: SWEPT_AT_ONCE });
    // One that has ended and was not swept yet: the new one begins now, not then.
    await transaction.run(REMOVE_ENDED, { pairs, now: now.getTime() });
    const before = new Set((await transaction.all(FIND, { pairs })).map(keyOf));
    const rows = mutes.map(({ muterId, mutedId, createdAt, expiresAt }) => [
      muterId,
      mutedId,
      createdAt.getTime(),
      expiresAt?.getTime() ?? null,
    ]);
    await transaction.run(SET, { mutes: JSON.stringify(rows) });
    return mutes.filter((mute) => !before.has(keyOf(mute)));
  }

  override async remove(transaction: Transaction, { muterId, mutedId }: Mute): Promise<void> {
    await this.table.remove(transaction, [{ fromId: muterId, toId: mutedId }]);
  }

  override async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    return this.table.removeSome(transaction, userId, limit);
  }

  override async list(muterId: number, now: Date, page: PageRequest): Promise<PreparedPage<MuteListItem>> {
    return this.table.list(muterId, page, { now: now.getTime() });
  }

  override async *all(now: Date): AsyncIterable<NewMute[]> {
    for await (const rows of this.table.all({ now: now.getTime() })) {
      yield rows.map(({ fromId, toId, created_at, expires_at }) => ({
        muterId: fromId,
        mutedId: toId,
        createdAt: new Date(created_at),
        expiresAt: toTime(expires_at),
      }));
    }
  }
}

function toTime(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

function keyOf({ muterId, mutedId }: Mute): string {
  return `${muterId} ${mutedId}`;
}
