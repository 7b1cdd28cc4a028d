/** What a file may hold, and by which names of its columns that is known. */
export interface RecordKind {
  /** As the commands call it: `retinue import blocks`. */
  readonly name: string;
  /** Field names in the order of columns, in an export and in a file without a header. */
  readonly columns: readonly string[];
  /** The columns that a header must name. */
  readonly required: readonly string[];
  /** Other names that a file may use for a field. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Whether columns are known by name only. Otherwise a first line that is a row of numbers is data. */
  readonly headerRequired: boolean;
  /** What to do with a file that is of this kind, and whose header is that of another one. */
  readonly hint?: string;
}

export const USERS: RecordKind = {
  name: 'users',
  columns: ['id', 'firstName', 'lastName', 'email', 'type', 'isPrivate', 'version', 'createdAt', 'updatedAt'],
  required: ['firstName', 'lastName', 'email'],
  headerRequired: true,
};

const FOLLOW_ALIASES = {
  follower: 'followerId',
  followee: 'followeeId',
  followed: 'followeeId',
  followedId: 'followeeId',
};

export const FOLLOWS: RecordKind = {
  name: 'follows',
  columns: ['followerId', 'followeeId', 'createdAt'],
  required: ['followerId', 'followeeId'],
  aliases: { ...FOLLOW_ALIASES, followedAt: 'createdAt' },
  headerRequired: false,
};

/** The same two users as a follow's: what tells a request from a follow is how its time is called. */
export const FOLLOW_REQUESTS: RecordKind = {
  name: 'follow-requests',
  columns: ['followerId', 'followeeId', 'requestedAt'],
  required: ['followerId', 'followeeId'],
  aliases: FOLLOW_ALIASES,
  headerRequired: false,
  hint: 'if they are requests all the same, call the time requestedAt',
};

export const BLOCKS: RecordKind = {
  name: 'blocks',
  columns: ['blockerId', 'blockedId', 'createdAt'],
  required: ['blockerId', 'blockedId'],
  aliases: { blocker: 'blockerId', blocked: 'blockedId', blockedAt: 'createdAt' },
  headerRequired: false,
};

export const MUTES: RecordKind = {
  name: 'mutes',
  columns: ['muterId', 'mutedId', 'createdAt', 'expiresAt'],
  required: ['muterId', 'mutedId'],
  aliases: { muter: 'muterId', muted: 'mutedId', mutedAt: 'createdAt' },
  headerRequired: false,
};

export const RECORD_KINDS: readonly RecordKind[] = [USERS, FOLLOWS, FOLLOW_REQUESTS, BLOCKS, MUTES];
