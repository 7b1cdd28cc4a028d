import { DatabaseStartError } from '../errors/start.errors.js';
import { databaseTables } from './database-tables.js';
import type { MigrationClass, ModuleTables } from './module-tables.js';

/** The tables of all modules. */
export interface MergedTables {
  /** Which modules. */
  readonly names: readonly string[];
  /** Of each module. */
  readonly entities: readonly ModuleTables['entities'][];
  /** Oldest first. */
  readonly migrations: readonly MigrationClass[];
  /** Of those that have one. */
  readonly restored: readonly NonNullable<ModuleTables['restored']>[];
}

/**
 * The tables of all modules together, and those of this lib with them.
 *
 * @throws DatabaseStartError when one is missing that another needs, or two can't be told apart
 */
export function mergeTables(
  modules: readonly ModuleTables[],
  engine: keyof ModuleTables['migrations'],
): MergedTables {
  const all = [databaseTables, ...modules];
  const names = new Set<string>();
  for (const { name } of all) {
    if (names.has(name)) throw new DatabaseStartError(`tables: two modules are called ${name}`);
    names.add(name);
  }
  for (const { name, needs = [] } of all) {
    const missing = needs.filter((needed) => !names.has(needed));
    if (missing.length > 0)
      throw new DatabaseStartError(`tables: ${name} needs the tables of ${missing.join(' and ')}`);
  }
  return {
    names: [...names],
    entities: all.map(({ entities }) => entities),
    migrations: inOrder(all, engine),
    restored: all.flatMap(({ restored }) => restored ?? []),
  };
}

interface DatedMigration {
  readonly migration: MigrationClass;
  readonly time: number;
  readonly module: string;
}

function inOrder(
  modules: readonly ModuleTables[],
  engine: keyof ModuleTables['migrations'],
): MigrationClass[] {
  const dated = modules.flatMap(({ name, migrations }) =>
    migrations[engine].map((migration) => ({ migration, time: timeOf(migration), module: name })),
  );
  dated.sort((one, other) => one.time - other.time);
  dated.forEach((one, index) => {
    const next = dated[index + 1];
    // Which of the two comes first would be chance. Two of one name have one time, too.
    if (next?.time === one.time)
      throw new DatabaseStartError(
        `tables: ${described(one)} and ${described(next)} have the same time: give one of them another`,
      );
  });
  return dated.map(({ migration }) => migration);
}

/** TypeORM, too, takes the last thirteen digits of the name for the time. */
function timeOf({ name }: MigrationClass): number {
  const digits = /\d{13}$/.exec(name)?.[0];
  if (digits === undefined)
    throw new DatabaseStartError(
      `tables: the name of the migration ${name} must end in its time, in milliseconds`,
    );
  return Number(digits);
}

function described({ migration, module }: DatedMigration): string {
  return `${migration.name} (${module})`;
}
