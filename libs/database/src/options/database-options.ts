import type { EntitySchema, EntitySubscriberInterface } from 'typeorm';
import type { MigrationClass, ModuleTables } from '../migrations/module-tables.js';
import type { DatabaseTracer } from '../tracing/database-tracer.js';

/** Where the data is, and how it is opened. What is left out is as `DATABASE_DEFAULTS` says. */
export interface DatabaseOptions {
  /**
   * `sqlite:<path>`, `sqlite::memory:` (a database that ends with the module), or
   * `postgres://user:password@host:port/database`.
   */
  readonly url: string;
  /**
   * The name of the DataSource, by which `@InjectDataSource('retinue')` and `@InjectRepository(Note, 'retinue')` find it:
   * `retinue` when left out. The default DataSource is the application's own.
   */
  readonly name?: string | undefined;
  /** On PostgreSQL, the schema that all tables are in; it is made when it is migrated. Where the connection leads when left out. */
  readonly schema?: string | undefined;
  /**
   * Lets the database hold tables of another program, too, which are left as they are; otherwise such a database is taken for
   * a wrong address.
   */
  readonly guest?: boolean | undefined;
  /** Those of each lib that is imported, `usersTables` say, and the application's own. */
  readonly tables?: readonly ModuleTables[];
  /** Entities of the application's own that live in this database, for `transaction.manager` and repositories. */
  readonly entities?: readonly (Function | EntitySchema)[] | undefined;
  /** Migrations of the application's own, for the engine that it runs on: they run with the others, by the times in their names. */
  readonly migrations?: readonly MigrationClass[] | undefined;
  /** TypeORM's subscribers, told of what units of work do with entities; `Transaction.of(event.manager)` joins them. */
  readonly subscribers?: readonly (new () => EntitySubscriberInterface)[] | undefined;
  /** Brings the schema up to date at start; `false` refuses a database that is not. Each engine has a default of its own. */
  readonly migrate?: boolean | undefined;
  /**
   * Opens the database to read: no file is made, nothing is migrated or written, whatever `migrate` says, and units of work
   * fail with ReadOnlyDatabaseError.
   */
  readonly readOnly?: boolean;
  /** Goes on with what an earlier process left to do in the background, and reads the log for the application's handlers. */
  readonly background?: boolean;
  /** Other processes serve the same clients from the same SQLite file. On PostgreSQL it is always as if they did. */
  readonly sharedFile?: boolean;
  /**
   * Pages of SQLite's log from which on they are copied into the file. To copy them rarely is quickest; often, so that each copy is
   * small, keeps commits of other processes from waiting long for the disk.
   */
  readonly checkpointPages?: number | undefined;
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
  /** Puts units of work and statements into spans; nothing is done for it when left out. */
  readonly tracer?: DatabaseTracer | undefined;
}
