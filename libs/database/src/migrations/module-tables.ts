import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { Transaction } from '../transactions/transaction.js';

/** Tables as TypeORM's repositories see them. */
export type EntityList = readonly (Function | EntitySchema)[];

/** The class of a migration, whose name ends in the time that it was written at: `AddNotes1795000000010`. */
export type MigrationClass = new () => MigrationInterface;

/** What a module brings into the database: `DatabaseModule.forRoot({ url, tables: [usersTables, yourTables] })`. */
export interface ModuleTables {
  /** Names the module in messages, and to those that need it: `users`. */
  readonly name: string;
  /** The modules whose tables these refer to. */
  readonly needs?: readonly string[];
  /** Its entities, or what loads them: their decorators bring TypeORM, which takes longer to load than all else. */
  readonly entities: EntityList | (() => Promise<EntityList>);
  /**
   * In any order: those of all modules run in the order of their times. One that has been released keeps its
   * name, and what it makes, forever.
   */
  readonly migrations: {
    readonly sqlite: readonly MigrationClass[];
    readonly postgres: readonly MigrationClass[];
  };
  /**
   * What has to be changed in a backup that takes the place of a database which went on after it: what was given out since then
   * must not be taken for what will be given out anew. Runs on SQLite, before anybody has opened it, in one transaction, in
   * the order of the modules. The backup may be of an older version, in which tables are missing.
   */
  readonly restored?: (transaction: Transaction) => Promise<void>;
}
