import type { EntitySchema, MigrationInterface } from 'typeorm';

/** The class of a migration, whose name ends in the time that it was written at: `AddNotes1795000000010`. */
export type MigrationClass = new () => MigrationInterface;

/** What a module brings into the database: `DatabaseModule.forRoot({ url, schema: [usersSchema, yourSchema] })`. */
export interface SchemaContribution {
  /** Names the module in messages, and to those that need it: `users`. */
  readonly name: string;
  /** The contributions whose tables this one refers to. */
  readonly needs?: readonly string[];
  /** The tables as TypeORM's repositories see them. */
  readonly entities: readonly (Function | EntitySchema)[];
  /**
   * In any order: those of all contributions run in the order of their times. One that has been released keeps its
   * name, and what it makes, forever.
   */
  readonly migrations: {
    readonly sqlite: readonly MigrationClass[];
    readonly postgres: readonly MigrationClass[];
  };
}
