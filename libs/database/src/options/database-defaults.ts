/** What a database does where its options say nothing. The settings of an application take theirs from here, too. */
export const DATABASE_DEFAULTS = {
  name: 'retinue',
  guest: false,
  entities: [],
  migrations: [],
  subscribers: [],
  /** The tables of this lib itself are always there. */
  tables: [],
  /** On PostgreSQL several instances start at once, and one of them is to migrate for all: by "retinue migrate". */
  migrate: { sqlite: true, postgres: false },
  readOnly: false,
  background: true,
  sharedFile: false,
  /** Rare copies write a page once that changed often. */
  checkpointPages: 10_000,
  poolSize: 10,
  /** A longer reading keeps SQLite's log from being copied, and PostgreSQL from tidying up. */
  streamSeconds: 120,
  replicaUrls: [],
  stickyWrites: false,
} as const;
