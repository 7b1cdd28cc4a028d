import { type ClientBase, Pool, TypeOverrides, types as pgTypes } from 'pg';
import { type FollowerRow, iso, toFollower, toUser, type UserRow } from './baseline-rows.js';
import type { NewUser, Operation, Outcome } from './baseline-store.js';
import { cursorOf, MAX } from './cursor.js';
import { query, run } from './postgres-statements.js';

/** Connections, as many as Retinue's default. */
const POOL_SIZE = 10;

/** What PostgreSQL says of an edge with an end that is nobody (foreign_key_violation). */
const NOBODY = '23503';

interface RelationshipRow {
  readonly me_external_id: string | null;
  readonly other_external_id: string | null;
  readonly followed_at: number | null;
  readonly followed_by: boolean;
  readonly requested: boolean;
  readonly requested_by: boolean;
  readonly blocking: boolean;
  readonly blocked_by: boolean;
  readonly muting: boolean;
}

/** `bigint` is a string to `pg`; ids, times and counts are safe integers. */
const types = new TypeOverrides();
types.setTypeParser(pgTypes.builtins.INT8, Number);

/**
 * The rows behind the baseline server on PostgreSQL: named prepared statements as one writes them by hand for this schema,
 * and each write a transaction of its own. As on SQLite it knows public users only.
 */
export class PostgresStore {
  private readonly primary: Pool;
  /** All that changes nothing is read here. */
  private readonly reading: Pool;

  /** @param replicaUrl where there is none, the primary is read */
  constructor(url: string, replicaUrl?: string) {
    this.primary = new Pool({ connectionString: url, max: POOL_SIZE, types });
    this.reading =
      replicaUrl === undefined
        ? this.primary
        : new Pool({ connectionString: replicaUrl, max: POOL_SIZE, types });
  }

  async user(id: number): Promise<object | undefined> {
    return userOf(this.reading, id);
  }

  /** A page of followers, the newest first. */
  async followers(
    id: number,
    limit: number,
    after: readonly [time: number, id: number] | undefined,
  ): Promise<{ readonly nextCursor: string | null } | undefined> {
    const [time, otherId] = after ?? [MAX, MAX];
    const rows = await query<FollowerRow & Record<string, unknown>>(this.reading, 'followers', [
      id,
      time,
      otherId,
      limit + 1,
    ]);
    if (rows.length === 0 && (await query(this.reading, 'exists', [id])).length === 0) return undefined;
    const items = rows.slice(0, limit).map(toFollower);
    const last = rows[limit - 1];
    const more = rows.length > limit && last !== undefined;
    return {
      items,
      nextCursor: more ? cursorOf(id, last.followed_at, last.id) : null,
    } as { readonly nextCursor: string | null };
  }

  async relationship(userId: number, otherId: number): Promise<{ readonly following: boolean } | undefined> {
    return relationship(this.reading, userId, otherId);
  }

  /** The edge, both counts and the event, committed by itself; then what is between the two. */
  async follow(
    followerId: number,
    followeeId: number,
  ): Promise<readonly [Outcome, relationship: object] | undefined> {
    return this.inTransaction(async (client, commit) => {
      const outcome = await apply(client, followerId, followeeId);
      await commit();
      return [outcome, (await relationship(client, followerId, followeeId))!] as const;
    });
  }

  async unfollow(followerId: number, followeeId: number): Promise<void> {
    await this.inTransaction(async (client) => {
      const { rowCount } = await run(client, 'removeEdge', [followerId, followeeId]);
      if (rowCount === 0) return;
      await run(client, 'addEvent', ['unfollow', followerId, followeeId, Date.now()]);
      await run(client, 'count', [followerId, followeeId, -1]);
    });
  }

  /** Follows only, by one statement for all edges. */
  async batch(operations: readonly Operation[]): Promise<object[] | undefined> {
    return this.inTransaction(async (client) => {
      const followers = operations.map(({ followerId }) => followerId);
      const followees = operations.map(({ followeeId }) => followeeId);
      const everybody = [...new Set([...followers, ...followees])];
      const users = await query<{ id: number; external_id: string | null }>(client, 'externalIds', [
        everybody,
      ]);
      const externalIds = new Map(users.map(({ id, external_id }) => [id, external_id]));
      await run(client, 'holdMany', [everybody]);
      const added = await query<{ follower_id: number; followee_id: number }>(client, 'addEdges', [
        followers,
        followees,
        Date.now(),
      ]);
      const isNew = new Set(added.map(({ follower_id, followee_id }) => `${follower_id} ${followee_id}`));
      return operations.map(({ op, followerId, followeeId }) => ({
        op,
        followerId,
        followerExternalId: externalIds.get(followerId) ?? null,
        followeeId,
        followeeExternalId: externalIds.get(followeeId) ?? null,
        outcome: isNew.has(`${followerId} ${followeeId}`) ? 'followed' : 'already_following',
      }));
    });
  }

  async create({ firstName, lastName, email }: NewUser): Promise<{ readonly id: number } | undefined> {
    return this.inTransaction(async (client) => {
      const nameKey = `${firstName} ${lastName}`.toLowerCase();
      const values = [firstName, lastName, email, email.toLowerCase(), nameKey, lastName.toLowerCase()];
      const [added] = await query<{ id: number }>(client, 'addUser', [...values, Date.now()]);
      await run(client, 'addCounters', [added!.id]);
      return (await userOf(client, added!.id)) as { id: number };
    });
  }

  async rename(id: number, firstName: string): Promise<object | undefined> {
    return this.inTransaction(async (client) => {
      const [row] = await query<{ first_name: string; last_name: string }>(client, 'lockUser', [id]);
      if (row === undefined) return undefined;
      const nameKey = `${firstName} ${row.last_name}`.toLowerCase();
      if (firstName !== row.first_name) await run(client, 'rename', [firstName, nameKey, Date.now(), id]);
      return userOf(client, id);
    });
  }

  /** The user with all edges from and to it, each with its event; the counts of the others follow suit. */
  async delete(id: number): Promise<boolean | undefined> {
    return this.inTransaction(async (client) => {
      await run(client, 'holdNeighbours', [id]);
      await run(client, 'removeAllEdges', [id, Date.now()]);
      return (await run(client, 'removeUser', [id])).rowCount === 1;
    });
  }

  async close(): Promise<void> {
    await this.primary.end();
    if (this.reading !== this.primary) await this.reading.end();
  }

  /** @returns undefined when one of the users is nobody */
  private async inTransaction<Result>(
    work: (client: ClientBase, commit: () => Promise<void>) => Promise<Result>,
  ): Promise<Result | undefined> {
    const client = await this.primary.connect();
    let done = false;
    const commit = async (): Promise<void> => {
      if (!done) await client.query('COMMIT');
      done = true;
    };
    try {
      await client.query('BEGIN');
      const result = await work(client, commit);
      await commit();
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      if ((error as { readonly code?: unknown }).code === NOBODY) return undefined;
      throw error;
    } finally {
      client.release();
    }
  }
}

/** The counts last: many wait for those of a celebrity, and no longer than for one statement and the commit. */
async function apply(client: ClientBase, followerId: number, followeeId: number): Promise<Outcome> {
  const now = Date.now();
  const added = await run(client, 'addEdge', [followerId, followeeId, now]);
  if (added.rowCount === 0) return 'already_following';
  await run(client, 'addEvent', ['follow', followerId, followeeId, now]);
  await run(client, 'count', [followerId, followeeId, 1]);
  return 'followed';
}

async function userOf(connection: Pool | ClientBase, id: number): Promise<object | undefined> {
  const [row] = await query<UserRow & Record<string, unknown>>(connection, 'user', [id]);
  return row && toUser(row);
}

async function relationship(
  connection: Pool | ClientBase,
  userId: number,
  otherId: number,
): Promise<{ readonly following: boolean } | undefined> {
  const [row] = await query<RelationshipRow & Record<string, unknown>>(connection, 'relationship', [
    userId,
    otherId,
    Date.now(),
  ]);
  if (row === undefined) return undefined;
  return {
    userId,
    userExternalId: row.me_external_id,
    otherId,
    otherExternalId: row.other_external_id,
    following: row.followed_at !== null,
    followedBy: row.followed_by,
    requested: row.requested,
    requestedBy: row.requested_by,
    blocking: row.blocking,
    blockedBy: row.blocked_by,
    muting: row.muting,
    followedAt: row.followed_at === null ? null : iso(row.followed_at),
  } as { readonly following: boolean };
}
