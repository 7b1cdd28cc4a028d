import { RULES } from '../rules.js';
import {
  facts,
  isFeature,
  isSpec,
  layerOf,
  type Rule,
  SCHEMA_FOLDER,
  shippedFiles,
  shortName,
  type SourceFile,
  type Tree,
} from '../tree.js';

const RELATIONS = ['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'JoinColumn', 'JoinTable'];

/** Tables that a feature's SQL must not name. A view that another feature publishes is not among them. */
interface Ownership {
  readonly feature: string;
  readonly tables: RegExp;
  readonly rule: string;
}

function ownerships(tree: Tree): Ownership[] {
  return [
    { feature: 'follows', tables: /\busers\b/, rule: RULES.followsJoinsUserCards },
    {
      feature: 'users',
      tables: new RegExp(`\\b(follow_\\w+|${relationTables(tree).join('|')})\\b`),
      rule: RULES.usersReadsNoFollows,
    },
  ];
}

/** As the descriptions of relations name them. */
function relationTables(tree: Tree): string[] {
  return tree.files
    .filter(({ path }) => path.startsWith('libs/follows/src/') && layerOf(path) === 'domain' && !isSpec(path))
    .flatMap(({ source }) => [...source.matchAll(/\btable: '(\w+)'/g)].map(([, name = '']) => name));
}

/** Released migrations that look whether follows' tables are there; what databases have run does not change. */
const LOOK_FOR_FOLLOWS = new Set(
  [
    'sqlite/1795000000004-deletion-in-steps.ts',
    'sqlite/1795000000007-spent-user-ids.ts',
    'postgres/1795000000003-spent-user-ids.ts',
  ].map((name) => `libs/users/src/${SCHEMA_FOLDER}/${name}`),
);

/** Has a DataSource of a host's own, with tables that are none of ours: what hosts do must do no harm. */
const HOSTS = new Set(['test/e2e/guest.spec.ts']);

/** Each module keeps to its own tables, and the migrations alone make them. */
export const storageRules: Rule = (tree) => [
  ...tree.files
    .filter((file) => facts(file).synchronizes && !HOSTS.has(file.path))
    .map(({ path }) => `${path}: uses synchronize: ${RULES.neverSynchronize}`),
  ...tree.files.flatMap((file) =>
    RELATIONS.filter((relation) => facts(file).identifiers.has(relation)).map(
      (relation) => `${file.path}: uses ${relation}: ${RULES.noRelations}`,
    ),
  ),
  ...databaseNamesNoFeatureTable(tree),
  ...ownerships(tree).flatMap((ownership) => othersTables(tree, ownership)),
];

/** Every text in persistence counts: SQL, a part of it, a table's name for TypeORM. */
function othersTables(tree: Tree, { feature, tables, rule }: Ownership): string[] {
  const pkg = tree.packages.find((candidate) => shortName(candidate) === feature);
  return tree.files
    .filter(
      ({ path }) =>
        pkg !== undefined &&
        path.startsWith(`${pkg.dir}/src/`) &&
        layerOf(path) === 'persistence' &&
        !isSpec(path) &&
        !LOOK_FOR_FOLLOWS.has(path),
    )
    .flatMap((file) => {
      const named = facts(file)
        .literals.map((text) => tables.exec(withoutForeignKeys(text))?.[0])
        .filter((table) => table !== undefined);
      return [...new Set(named)].map((table) => `${file.path}: names ${table}: ${rule}`);
    });
}

/** The one way in which a table of one module may know that of another. */
function withoutForeignKeys(text: string): string {
  return text.replaceAll(/\bREFERENCES\s+\w+/g, '');
}

/** What the migrations of features make, none of which the database lib may name. */
function databaseNamesNoFeatureTable(tree: Tree): string[] {
  const database = tree.packages.find((pkg) => shortName(pkg) === 'database');
  if (database === undefined) return [];
  // The keys of repeatable requests are the lib's own, though on PostgreSQL a migration of follows made the table.
  const own = tablesMadeBy(shippedFiles(tree, database));
  const others = tree.packages
    .filter((pkg) => isFeature(tree, pkg))
    .flatMap((pkg) => tablesMadeBy(shippedFiles(tree, pkg)))
    .filter((name) => !own.includes(name));
  const tables = new RegExp(`\\b(${others.join('|')})\\b`);
  return shippedFiles(tree, database).flatMap((file) =>
    facts(file)
      .literals.map((text) => tables.exec(text)?.[0])
      .filter((table) => table !== undefined)
      .map((table) => `${file.path}: names ${table}: ${RULES.databaseNamesNoFeatureTable}`),
  );
}

/** The tables and views that these files make by SQL. */
function tablesMadeBy(files: readonly SourceFile[]): string[] {
  return files
    .flatMap((file) => facts(file).literals)
    .flatMap((text) => [...text.matchAll(/\bCREATE\s+(?:TABLE|VIEW)\s+(\w+)/g)].map(([, name = '']) => name));
}
