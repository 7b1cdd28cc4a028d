import type { DatabaseOptions, ModuleTables } from '@retinue/database';
import type { RelationSlice } from '@retinue/follows';

/** What an application has beside Retinue's own, for a command line that knows it, too. */
export interface CliExtension {
  readonly relations: readonly RelationSlice[];
  /** Where the tables of those relations are from. */
  readonly tables: readonly ModuleTables[];
}

/** Retinue and nothing else. */
export const NO_EXTENSION: CliExtension = { relations: [], tables: [] };

/** A database to open, and what is in it. */
export interface CliDatabase extends DatabaseOptions {
  readonly extension?: CliExtension;
  /** The types that users can be given; the default ones when left out. */
  readonly types?: readonly string[] | undefined;
}

/** The one that the environment tells of, or that was named in its place. */
export type ServedDatabase = CliDatabase & { readonly poolSize: number };
