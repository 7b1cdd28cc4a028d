import { RETINUE_TABLES } from '@retinue/api';
import type { DatabaseOptions, ModuleTables } from '@retinue/database';
import { RELATIONS, type Relation } from '@retinue/follows';
import { type CliDatabase, type CliExtension, NO_EXTENSION } from './cli-extension.js';

/** All relations that a command line knows. */
export function relationsOf({ relations }: CliExtension = NO_EXTENSION): readonly Relation[] {
  return [...RELATIONS, ...relations.map(({ relation }) => relation)];
}

/** All tables that it knows. */
function tablesOf({ tables }: CliExtension = NO_EXTENSION): readonly ModuleTables[] {
  return [...RETINUE_TABLES, ...tables];
}

/** A database with all tables that the command line knows; nothing goes on in the background of a command. */
export function openedBy({ extension, types: _types, ...database }: CliDatabase): DatabaseOptions {
  return { ...database, tables: tablesOf(extension), background: false };
}
