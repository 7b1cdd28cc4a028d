import {
  type ClientBase,
  Pool,
  type QueryResult,
  type QueryResultRow,
  TypeOverrides,
  types as pgTypes,
} from 'pg';
import { cursorOf, MAX } from './cursor.js';
import type { Outcome } from './baseline-store.js';

/** Connections, as many as Retinue's default. */
const POOL_SIZE = 10;

/** What PostgreSQL says of an edge with an end that is nobody (foreign_key_violation). */
const NOBODY = '23503';

interface FollowerRow {
  readonly id: number;
  readonly external_id: string | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly type: string;
  readonly is_private: number;
  readonly metadata: string;
  readonly followed_at: number;
}

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

/** Names each statement, by which the server knows it again: it is prepared once for each connection. */
const STATEMENTS = {
  exists: `SELECT 1 FROM users WHERE id = $1`,
  followers: `
    SELECT u.id, u.external_id, u.first_name, u.last_name, u.type, u.is_private, u.metadata, f.created_at AS followed_at
    FROM follows f JOIN users u ON u.id = f.follower_id
    WHERE f.followee_id = $1 AND (f.created_at, f.follower_id) < ($2, $3)
    ORDER BY f.created_at DESC, f.follower_id DESC LIMIT $4`,
  relationship: `
    SELECT
      (SELECT external_id FROM users WHERE id = $1) AS me_external_id,
      (SELECT external_id FROM users WHERE id = $2) AS other_external_id,
      (SELECT created_at FROM follows WHERE follower_id = $1 AND followee_id = $2) AS followed_at,
      EXISTS (SELECT 1 FROM follows WHERE follower_id = $2 AND followee_id = $1) AS followed_by,
      EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = $1 AND followee_id = $2) AS requested,
      EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = $2 AND followee_id = $1) AS requested_by,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = $1 AND blocked_id = $2) AS blocking,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = $2 AND blocked_id = $1) AS blocked_by,
      EXISTS (
        SELECT 1 FROM mutes WHERE muter_id = $1 AND muted_id = $2 AND (expires_at IS NULL OR expires_at > $3)
      ) AS muting
    WHERE EXISTS (SELECT 1 FROM users WHERE id = $1) AND EXISTS (SELECT 1 FROM users WHERE id = $2)`,
  addEdge: `INSERT INTO follows (follower_id, followee_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
  addEvent: `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('follow', $1, $2, $3)`,
  // Held in the order of ids, so that two who follow each other don't wait for each other.
  count: `
    WITH held AS MATERIALIZED (
      SELECT user_id FROM user_counters WHERE user_id IN ($1, $2) ORDER BY user_id FOR NO KEY UPDATE
    )
    UPDATE user_counters c
    SET following_count = following_count + CASE WHEN c.user_id = $1 THEN 1 ELSE 0 END,
      followers_count = followers_count + CASE WHEN c.user_id = $2 THEN 1 ELSE 0 END
    FROM held WHERE c.user_id = held.user_id`,
} as const;

const iso = (time: number): string => new Date(time).toISOString();

/** `bigint` is a string to `pg`; ids and times are safe integers. */
const types = new TypeOverrides();
types.setTypeParser(pgTypes.builtins.INT8, Number);

/**
 * The rows behind the baseline server on PostgreSQL: named prepared statements as one writes them by hand for this schema,
 * and each follow a transaction of its own. As on SQLite it knows public users only.
 */
export class PostgresStore {
  private readonly primary: Pool;
  /** Pages and relationships are read here. */
  private readonly reading: Pool;

  /** @param replicaUrl where there is none, the primary is read */
  constructor(url: string, replicaUrl?: string) {
    this.primary = new Pool({ connectionString: url, max: POOL_SIZE, types });
    this.reading =
      replicaUrl === undefined
        ? this.primary
        : new Pool({ connectionString: replicaUrl, max: POOL_SIZE, types });
  }

  /** A page of followers, the newest first. */
  async followers(
    id: number,
    limit: number,
    after: readonly [time: number, id: number] | undefined,
  ): Promise<{ readonly nextCursor: string | null } | undefined> {
    const [time, otherId] = after ?? [MAX, MAX];
    const rows = await query<FollowerRow>(this.reading, 'followers', [id, time, otherId, limit + 1]);
    if (rows.length === 0 && (await query(this.reading, 'exists', [id])).length === 0) return undefined;
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      externalId: row.external_id,
      firstName: row.first_name,
      lastName: row.last_name,
      type: row.type,
      isPrivate: row.is_private === 1,
      metadata: JSON.parse(row.metadata) as object,
      followedAt: iso(row.followed_at),
    }));
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
    const client = await this.primary.connect();
    try {
      await client.query('BEGIN');
      const outcome = await apply(client, followerId, followeeId);
      await client.query('COMMIT');
      return [outcome, (await relationship(client, followerId, followeeId))!];
    } catch (error) {
      await client.query('ROLLBACK');
      if ((error as { readonly code?: unknown }).code === NOBODY) return undefined;
      throw error;
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.primary.end();
    if (this.reading !== this.primary) await this.reading.end();
  }
}

/** The counts last: many wait for those of a celebrity, and no longer than for one statement and the commit. */
async function apply(client: ClientBase, followerId: number, followeeId: number): Promise<Outcome> {
  const now = Date.now();
  const added = await run(client, 'addEdge', [followerId, followeeId, now]);
  if (added.rowCount === 0) return 'already_following';
  await run(client, 'addEvent', [followerId, followeeId, now]);
  await run(client, 'count', [followerId, followeeId]);
  return 'followed';
}

async function relationship(
  connection: Pool | ClientBase,
  userId: number,
  otherId: number,
): Promise<{ readonly following: boolean } | undefined> {
  const [row] = await query<RelationshipRow>(connection, 'relationship', [userId, otherId, Date.now()]);
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

async function query<Row extends QueryResultRow>(
  connection: Pool | ClientBase,
  name: keyof typeof STATEMENTS,
  values: number[],
): Promise<Row[]> {
  return (await run<Row>(connection, name, values)).rows;
}

async function run<Row extends QueryResultRow>(
  connection: Pool | ClientBase,
  name: keyof typeof STATEMENTS,
  values: number[],
): Promise<QueryResult<Row>> {
  return connection.query<Row>({ name, text: STATEMENTS[name], values });
}
