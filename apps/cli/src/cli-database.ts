import { RETINUE_TABLES } from '@retinue/api';
import type { DatabaseOptions, ModuleTables } from '@retinue/database';
import { RELATIONS, type Relation, type RelationSlice } from '@retinue/follows';

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

/** All relations that a command line knows. */
export function relationsOf({ relations }: CliExtension = NO_EXTENSION): readonly Relation[] {
  return [...RELATIONS, ...relations.map(({ relation }) => relation)];
}

/** All tables that it knows. */
export function tablesOf({ tables }: CliExtension = NO_EXTENSION): readonly ModuleTables[] {
  return [...RETINUE_TABLES, ...tables];
}
