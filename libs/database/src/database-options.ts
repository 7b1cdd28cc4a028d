export interface DatabaseOptions {
  /**
   * `sqlite:<path>`, `sqlite::memory:` (a database that ends with the module), or
   * `postgres://user:password@host:port/database`.
   */
  readonly url: string;
  /** Brings the schema up to date at start (default on SQLite); `false` refuses a database that is not (default on PostgreSQL). */
  readonly migrate?: boolean | undefined;
  /**
   * Opens the database to read (not the default): no file is made, nothing is migrated or written, whatever `migrate` says,
   * and units of work fail with ReadOnlyDatabaseError.
   */
  readonly readOnly?: boolean;
  /** Goes on with what an earlier process left to do in the background (default). */
  readonly background?: boolean;
  /** Other processes serve the same clients from the same SQLite file (not the default; always so on PostgreSQL). */
  readonly besideOthers?: boolean;
  /** Connections to each PostgreSQL server, at most (10). */
  readonly poolSize?: number;
  /** How long one stream of rows may take (120): a reader that writes each row elsewhere needs longer than a client does. */
  readonly streamSeconds?: number | undefined;
  /** PostgreSQL's replicas, to read from. */
  readonly replicaUrls?: readonly string[];
  /** Signs consistency tokens; the same for all instances that serve the same clients. Needed with replicas. */
  readonly consistencyKey?: string | undefined;
  /** For two seconds after a write, a client that sends no consistency token reads from the primary (not the default). */
  readonly sticksWriters?: boolean;
}
