import type BetterSqlite3 from 'better-sqlite3';
import { loadSqliteDriver } from '@retinue/database';
import { type FollowerRow, iso, toFollower, toUser, type UserRow } from './baseline-rows.js';
import { cursorOf, MAX } from './cursor.js';

const Database = loadSqliteDriver();

export interface Operation {
  readonly op: 'follow' | 'unfollow';
  readonly followerId: number;
  readonly followeeId: number;
}

export interface NewUser {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** What a PUT or DELETE of an edge came to. */
export type Outcome = 'followed' | 'already_following' | 'unfollowed' | 'not_following';

/**
 * The rows behind the baseline server: prepared statements as one writes them by hand for this schema and these
 * answers, no more. It knows public users only, and neither blocks nor requests ever come to be in its file; it
 * reads them, since its answers name them.
 */
export class BaselineStore {
  private readonly db: BetterSqlite3.Database;
  private readonly statements;

  constructor(file: string) {
    // The settings of Retinue's own connections, which stand in libs/database/src/engines/sqlite/open-sqlite.ts.
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.pragma('foreign_keys = ON');
    this.db.pragma('wal_autocheckpoint = 10000');
    this.db.pragma('temp_store = MEMORY');
    this.db.pragma('mmap_size = 2147418112');
    this.statements = prepare(this.db);
  }

  user(id: number): object | undefined {
    const row = this.statements.user.get(id) as UserRow | undefined;
    return row && toUser(row);
  }

  /** A page of followers, the newest first. */
  followers(
    id: number,
    limit: number,
    after: readonly [time: number, id: number] | undefined,
  ): object | undefined {
    const [time, otherId] = after ?? [MAX, MAX];
    const rows = this.statements.followers.all(id, time, otherId, limit + 1) as FollowerRow[];
    if (rows.length === 0 && this.statements.exists.get(id) === undefined) return undefined;
    const items = rows.slice(0, limit).map(toFollower);
    const last = rows[limit - 1];
    const more = rows.length > limit && last !== undefined;
    return {
      items,
      nextCursor: more ? cursorOf(id, last.followed_at, last.id) : null,
    };
  }

  relationship(userId: number, otherId: number): { following: boolean } | undefined {
    const row = this.statements.relationship.get({ me: userId, other: otherId, now: Date.now() }) as
      Record<string, number | null> | undefined;
    if (row === undefined) return undefined;
    return {
      userId,
      userExternalId: row['me_external_id'],
      otherId,
      otherExternalId: row['other_external_id'],
      following: row['followed_at'] !== null,
      followedBy: row['followed_by'] === 1,
      requested: row['requested'] === 1,
      requestedBy: row['requested_by'] === 1,
      blocking: row['blocking'] === 1,
      blockedBy: row['blocked_by'] === 1,
      muting: row['muting'] === 1,
      followedAt: row['followed_at'] === null ? null : iso(row['followed_at']!),
    } as { following: boolean };
  }

  follow(followerId: number, followeeId: number): Outcome | undefined {
    return this.inTransaction(() => this.apply({ op: 'follow', followerId, followeeId }, Date.now()));
  }

  unfollow(followerId: number, followeeId: number): Outcome | undefined {
    return this.inTransaction(() => this.apply({ op: 'unfollow', followerId, followeeId }, Date.now()));
  }

  batch(operations: readonly Operation[]): object[] {
    return this.inTransaction(() => {
      const at = Date.now();
      return operations.map((operation) => ({
        op: operation.op,
        followerId: operation.followerId,
        followerExternalId: this.statements.externalId.get(operation.followerId) as string | null,
        followeeId: operation.followeeId,
        followeeExternalId: this.statements.externalId.get(operation.followeeId) as string | null,
        outcome: this.apply(operation, at),
      }));
    });
  }

  create(user: NewUser): { id: number } {
    return this.inTransaction(() => {
      const now = Date.now();
      const { firstName, lastName, email } = user;
      const { lastInsertRowid } = this.statements.addUser.run(
        firstName,
        lastName,
        email,
        email.toLowerCase(),
        `${firstName} ${lastName}`.toLowerCase(),
        lastName.toLowerCase(),
        now,
        now,
      );
      this.statements.addCounters.run(lastInsertRowid);
      return this.user(Number(lastInsertRowid)) as { id: number };
    });
  }

  rename(id: number, firstName: string): object | undefined {
    return this.inTransaction(() => {
      const row = this.statements.user.get(id) as UserRow | undefined;
      if (row === undefined) return undefined;
      const nameKey = `${firstName} ${row.last_name}`.toLowerCase();
      if (firstName !== row.first_name) this.statements.rename.run(firstName, nameKey, Date.now(), id);
      return this.user(id);
    });
  }

  /** The user with all edges from and to it, each with its event; the counts of the others follow suit. */
  delete(id: number): boolean {
    return this.inTransaction(() => {
      if (this.statements.exists.get(id) === undefined) return false;
      const now = Date.now();
      for (const followee of this.statements.followeesOf.all(id) as number[]) {
        this.statements.addToFollowers.run(-1, followee);
        this.statements.addEvent.run('leave_followee', id, followee, now);
      }
      for (const follower of this.statements.followersOf.all(id) as number[]) {
        this.statements.addToFollowing.run(-1, follower);
        this.statements.addEvent.run('leave_follower', id, follower, now);
      }
      for (const statement of this.statements.removeAllOf) statement.run(id);
      return true;
    });
  }

  close(): void {
    this.db.close();
  }

  private apply({ op, followerId, followeeId }: Operation, at: number): Outcome | undefined {
    if (this.statements.exists.get(followerId) === undefined) return undefined;
    if (this.statements.exists.get(followeeId) === undefined) return undefined;
    const by = op === 'follow' ? 1 : -1;
    const { changes } =
      op === 'follow'
        ? this.statements.addEdge.run(followerId, followeeId, at)
        : this.statements.removeEdge.run(followerId, followeeId);
    if (changes === 0) return op === 'follow' ? 'already_following' : 'not_following';
    this.statements.addToFollowing.run(by, followerId);
    this.statements.addToFollowers.run(by, followeeId);
    this.statements.addEvent.run(op, followerId, followeeId, at);
    return op === 'follow' ? 'followed' : 'unfollowed';
  }

  private inTransaction<Result>(work: () => Result): Result {
    return this.db.transaction(work).immediate();
  }
}

function prepare(db: BetterSqlite3.Database) {
  return {
    exists: db.prepare(`SELECT 1 FROM users WHERE id = ?`),
    user: db.prepare(`
      SELECT u.id, u.external_id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.metadata, u.version, u.created_at, u.updated_at,
        c.followers_count, c.following_count
      FROM users u JOIN user_counters c ON c.user_id = u.id WHERE u.id = ?`),
    followers: db.prepare(`
      SELECT u.id, u.external_id, u.first_name, u.last_name, u.type, u.is_private, u.metadata, f.created_at AS followed_at
      FROM follows f CROSS JOIN users u ON u.id = f.follower_id
      WHERE f.followee_id = ? AND (f.created_at, f.follower_id) < (?, ?)
      ORDER BY f.created_at DESC, f.follower_id DESC LIMIT CAST(? AS INTEGER)`),
    relationship: db.prepare(`
      SELECT
        (SELECT external_id FROM users WHERE id = @me) AS me_external_id,
        (SELECT external_id FROM users WHERE id = @other) AS other_external_id,
        (SELECT created_at FROM follows WHERE follower_id = @me AND followee_id = @other) AS followed_at,
        EXISTS (SELECT 1 FROM follows WHERE follower_id = @other AND followee_id = @me) AS followed_by,
        EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = @me AND followee_id = @other) AS requested,
        EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = @other AND followee_id = @me) AS requested_by,
        EXISTS (SELECT 1 FROM blocks WHERE blocker_id = @me AND blocked_id = @other) AS blocking,
        EXISTS (SELECT 1 FROM blocks WHERE blocker_id = @other AND blocked_id = @me) AS blocked_by,
        EXISTS (
          SELECT 1 FROM mutes WHERE muter_id = @me AND muted_id = @other AND (expires_at IS NULL OR expires_at > @now)
        ) AS muting
      WHERE EXISTS (SELECT 1 FROM users WHERE id = @me) AND EXISTS (SELECT 1 FROM users WHERE id = @other)`),
    externalId: db.prepare(`SELECT external_id FROM users WHERE id = ?`).pluck(),
    addEdge: db.prepare(`INSERT INTO follows VALUES (?, ?, ?) ON CONFLICT DO NOTHING`),
    removeEdge: db.prepare(`DELETE FROM follows WHERE follower_id = ? AND followee_id = ?`),
    addToFollowing: db.prepare(
      `UPDATE user_counters SET following_count = following_count + ? WHERE user_id = ?`,
    ),
    addToFollowers: db.prepare(
      `UPDATE user_counters SET followers_count = followers_count + ? WHERE user_id = ?`,
    ),
    addEvent: db.prepare(
      `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES (?, ?, ?, ?)`,
    ),
    addUser: db.prepare(`
      INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
        created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, 'person', 0, 1, ?, ?)`),
    addCounters: db.prepare(`INSERT INTO user_counters VALUES (?, 0, 0)`),
    rename: db.prepare(
      `UPDATE users SET first_name = ?, name_key = ?, updated_at = ?, version = version + 1 WHERE id = ?`,
    ),
    followeesOf: db.prepare(`SELECT followee_id FROM follows WHERE follower_id = ?`).pluck(),
    followersOf: db.prepare(`SELECT follower_id FROM follows WHERE followee_id = ?`).pluck(),
    removeAllOf: [
      `DELETE FROM follows WHERE follower_id = ?`,
      `DELETE FROM follows WHERE followee_id = ?`,
      `DELETE FROM users WHERE id = ?`,
    ].map((sql) => db.prepare(sql)),
  };
}
