import type { DataSourceOptions } from 'typeorm';
import { DatabaseStartError } from '../errors/start.errors.js';
import { databaseSchema } from './database-schema.js';
import type { MigrationClass, SchemaContribution } from './schema-contribution.js';

/** What TypeORM opens a database with. */
export interface MergedSchema {
  readonly entities: SchemaContribution['entities'];
  /** Oldest first. */
  readonly migrations: readonly MigrationClass[];
}

/**
 * The schema that all contributions make together, and the tables of this lib with them.
 *
 * @throws DatabaseStartError when one is missing that another needs, or two can't be told apart
 */
export function mergeContributions(
  contributions: readonly SchemaContribution[],
  engine: keyof SchemaContribution['migrations'],
): MergedSchema {
  const all = [databaseSchema, ...contributions];
  const names = new Set<string>();
  for (const { name } of all) {
    if (names.has(name)) throw new DatabaseStartError(`schema: two contributions are called ${name}`);
    names.add(name);
  }
  for (const { name, needs = [] } of all) {
    const missing = needs.filter((needed) => !names.has(needed));
    if (missing.length > 0)
      throw new DatabaseStartError(`schema: ${name} needs the tables of ${missing.join(' and ')}`);
  }
  return { entities: all.flatMap(({ entities }) => entities), migrations: inOrder(all, engine) };
}

/** With what modules give to `TypeOrmModule.forFeature` besides: TypeORM reads those tables, wherever they come from. */
export function withEntities(schema: MergedSchema, entities: DataSourceOptions['entities']): MergedSchema {
  const further = (Array.isArray(entities) ? entities : []).filter((entity) => typeof entity !== 'string');
  return { ...schema, entities: [...new Set([...schema.entities, ...further])] };
}

interface DatedMigration {
  readonly migration: MigrationClass;
  readonly time: number;
  readonly contribution: string;
}

function inOrder(
  contributions: readonly SchemaContribution[],
  engine: keyof SchemaContribution['migrations'],
): MigrationClass[] {
  const dated = contributions.flatMap(({ name, migrations }) =>
    migrations[engine].map((migration) => ({ migration, time: timeOf(migration), contribution: name })),
  );
  dated.sort((one, other) => one.time - other.time);
  dated.forEach((one, index) => {
    const next = dated[index + 1];
    // Which of the two comes first would be chance. Two of one name have one time, too.
    if (next?.time === one.time)
      throw new DatabaseStartError(
        `schema: ${described(one)} and ${described(next)} have the same time: give one of them another`,
      );
  });
  return dated.map(({ migration }) => migration);
}

/** TypeORM, too, takes the last thirteen digits of the name for the time. */
function timeOf({ name }: MigrationClass): number {
  const digits = /\d{13}$/.exec(name)?.[0];
  if (digits === undefined)
    throw new DatabaseStartError(
      `schema: the name of the migration ${name} must end in its time, in milliseconds`,
    );
  return Number(digits);
}

function described({ migration, contribution }: DatedMigration): string {
  return `${migration.name} (${contribution})`;
}
