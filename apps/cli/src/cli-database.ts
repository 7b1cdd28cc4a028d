import { RETINUE_SCHEMA } from '@retinue/api';
import type { DatabaseOptions, SchemaContribution } from '@retinue/database';
import { RELATIONS, type Relation, type RelationSlice } from '@retinue/follows';

/** What an application has beside Retinue's own, for a command line that knows it, too. */
export interface CliExtension {
  readonly relations: readonly RelationSlice[];
  /** Where the tables of those relations are from. */
  readonly schema: readonly SchemaContribution[];
}

/** Retinue and nothing else. */
export const NO_EXTENSION: CliExtension = { relations: [], schema: [] };

/** A database to open, and what is in it. */
export interface CliDatabase extends DatabaseOptions {
  readonly extension?: CliExtension;
}

/** All relations that a command line knows. */
export function relationsOf({ relations }: CliExtension = NO_EXTENSION): readonly Relation[] {
  return [...RELATIONS, ...relations.map(({ relation }) => relation)];
}

/** All tables that it knows. */
export function schemaOf({ schema }: CliExtension = NO_EXTENSION): readonly SchemaContribution[] {
  return [...RETINUE_SCHEMA, ...schema];
}
