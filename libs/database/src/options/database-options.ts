import type { SchemaContribution } from '../migrations/schema-contribution.js';

/** Where the data is, and how it is opened. What is left out is as `DATABASE_DEFAULTS` says. */
export interface DatabaseOptions {
  /**
   * `sqlite:<path>`, `sqlite::memory:` (a database that ends with the module), or
   * `postgres://user:password@host:port/database`.
   */
  readonly url: string;
  /** What the tables of modules are: that of each lib that is imported, `usersSchema` say, and of the application's own. */
  readonly schema?: readonly SchemaContribution[];
  /** Brings the schema up to date at start; `false` refuses a database that is not. Each engine has a default of its own. */
  readonly migrate?: boolean | undefined;
  /**
   * Opens the database to read: no file is made, nothing is migrated or written, whatever `migrate` says, and units of work
   * fail with ReadOnlyDatabaseError.
   */
  readonly readOnly?: boolean;
  /** Goes on with what an earlier process left to do in the background. */
  readonly background?: boolean;
  /** Other processes serve the same clients from the same SQLite file. On PostgreSQL it is always as if they did. */
  readonly sharedFile?: boolean;
  /** Connections to each PostgreSQL server, at most. */
  readonly poolSize?: number;
  /** How long one stream of rows may take: a reader that writes each row elsewhere needs longer than a client does. */
  readonly streamSeconds?: number | undefined;
  /** PostgreSQL's replicas, to read from. */
  readonly replicaUrls?: readonly string[];
  /** Signs consistency tokens; the same for all instances that serve the same clients. Needed with replicas. */
  readonly consistencyKey?: string | undefined;
  /** For two seconds after a write, a client that sends no consistency token reads from the primary. */
  readonly stickyWrites?: boolean;
}
