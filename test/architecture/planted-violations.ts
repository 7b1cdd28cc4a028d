import { RULES } from './rules.js';
import type { Package, SourceFile, Tree } from './tree.js';

/** Something wrong, put into the real tree, and the violation that must be found in it. */
export interface PlantedViolation {
  readonly rule: keyof typeof RULES;
  /** Completes "reports ...". */
  readonly what: string;
  readonly plant: (tree: Tree) => Tree;
  /** Where, and what, as the violation begins. */
  readonly found: string;
}

const USERS = 'libs/users/src';
const FOLLOWS = 'libs/follows/src';
const DATABASE = 'libs/database/src';
const APP = 'apps/api/src';

/** One planted source for each way to break a rule. */
export const PLANTED_VIOLATIONS: readonly PlantedViolation[] = [
  ...imports('domainStandsAlone', `${USERS}/profile/planted.ts`, [
    '@nestjs/common',
    '@nestjs/swagger',
    'typeorm',
    'class-validator',
    'class-transformer',
    'fastify',
    '@retinue/common/http',
    './users.service.js',
    './if-match.header.js',
    './user.mapper.js',
    '../users.module.js',
    '../index.js',
  ]),
  source(
    'domainStandsAlone',
    'a type of a framework in domain',
    `${USERS}/profile/planted.ts`,
    `export type Planted = import('typeorm').DataSource;`,
    'imports typeorm',
  ),
  ...imports('domainSeesDatabaseTypesOnly', `${USERS}/profile/planted.ts`, ['@retinue/database']),
  source(
    'domainSeesDatabaseTypesOnly',
    'an import of types alone that still loads the module',
    `${USERS}/profile/planted.ts`,
    `import { type Transaction } from '@retinue/database';`,
    'imports @retinue/database',
  ),
  ...imports('applicationIsPlain', `${FOLLOWS}/following/planted.service.ts`, [
    '@nestjs/core',
    '@nestjs/swagger',
    '@nestjs/typeorm',
    'typeorm',
    'fastify',
    '@retinue/common/http',
    '../legacy-followers/integer.pipe.js',
    './follow.statements.js',
    '../follows.module.js',
  ]),
  ...imports('httpReachesNoStorage', `${FOLLOWS}/following/planted.response.ts`, [
    'typeorm',
    '@nestjs/typeorm',
    './follow.statements.js',
  ]),
  ...imports('persistenceServesDomain', `${FOLLOWS}/following/sql-planted.repository.ts`, [
    './edge-changes.service.js',
    '../legacy-followers/integer.pipe.js',
    '../follows.module.js',
    'fastify',
  ]),
  source('srcRootIsIndexAndModule', 'a file beside the slices', `${USERS}/planted.ts`, '', 'is beside'),
  source('slicesAreFlat', 'a folder in a slice', `${USERS}/profile/dto/planted.ts`, '', 'is in a folder'),
  source('slicesAreFlat', 'a folder of no engine', `${USERS}/schema/views/planted.ts`, '', 'is in a folder'),
  ...imports('onlyModuleBindsAdapters', `${USERS}/profile/planted.service.ts`, [
    '../schema/sqlite/1795000000001-users.js',
  ]),
  ...imports('onlyModuleBindsAdapters', `${USERS}/profile/planted.controller.ts`, ['./user.entity.js']),
  ...imports('slicesMeetAboveStorage', `${FOLLOWS}/blocks/sql-planted.repository.ts`, [
    '../mutes/mute.entity.js',
    '../following/follow.statements.js',
  ]),
  ...imports('sliceFilePutsItsSliceTogether', `${FOLLOWS}/blocks/planted.slice.ts`, [
    '../mutes/mutes.service.js',
    '../mutes/mute.entity.js',
    '../mutes/mutes.slice.js',
    'typeorm',
    'fastify',
  ]),
  ...imports('sliceFilePutsItsSliceTogether', `${FOLLOWS}/blocks/planted.service.ts`, [
    './blocks.slice.js',
    '../mutes/mutes.slice.js',
  ]),
  appended(
    'onlyModuleBindsAdapters',
    'an index that reaches into persistence',
    `${USERS}/index.ts`,
    `export { toUser } from './profile/user.mapper.js';`,
    'imports ./profile/user.mapper.js',
  ),
  source(
    'sqlStaysInPersistence',
    'SQL in a service',
    `${USERS}/profile/planted.service.ts`,
    'export const read = `SELECT id FROM users`;',
    'holds SQL',
  ),
  ...[
    [`${USERS}/profile/planted.errors.ts`, `[{ name: '#/email' }]`, '#/email'],
    [`${USERS}/profile/planted.rules.ts`, '[{ name: `#/${field}` }]', '#/'],
    [`${FOLLOWS}/mutes/planted.service.ts`, `[{ pointer: place }]`, 'pointer'],
    [`${USERS}/profile/planted.errors.ts`, `[{ parameter: name }]`, 'parameter'],
    [`${USERS}/profile/planted.errors.ts`, '`If-Match must be ${tag}`', 'If-Match'],
  ].map(([path = '', code = '', place = '']) =>
    source('placesStayInHttp', code, path, `export const planted = ${code};`, `says ${place}`),
  ),

  ...imports('importsStayInPackage', `${FOLLOWS}/following/planted.ts`, [
    '../../../users/src/profile/user.js',
  ]),
  ...imports('throughPublishedEntries', `${FOLLOWS}/following/planted.service.ts`, [
    '@retinue/users/dist/profile/user.entity.js',
    '@retinue/users/domain',
    '@retinue/nowhere',
  ]),
  source(
    'throughPublishedEntries',
    'a deep import that is only made at run time',
    `${FOLLOWS}/following/planted.controller.ts`,
    `export const load = async () => import('@retinue/users/dist/index.js');`,
    'imports @retinue/users/dist/index.js',
  ),
  ...imports('usersKnowsNoFollows', `${USERS}/profile/planted.service.ts`, ['@retinue/follows']),
  ...imports('commonStandsAlone', 'libs/common/src/planted.ts', ['@retinue/database', '@retinue/users']),
  ...imports('databaseKnowsCommonOnly', 'libs/database/src/planted.ts', ['@retinue/users']),
  {
    rule: 'baseKnowsNoFeature',
    what: 'a new lib without a repository that imports a feature',
    plant: (tree) =>
      withFiles(withPackage(tree, 'libs/clock'), [
        { path: 'libs/clock/src/planted.ts', source: `import '@retinue/users';` },
      ]),
    found: 'libs/clock/src/planted.ts: imports @retinue/users',
  },
  ...imports('libsKnowNoApp', `${FOLLOWS}/following/planted.controller.ts`, ['@retinue/api']),
  {
    rule: 'noPackageCycle',
    what: 'two features that import each other, as types only',
    plant: (tree) =>
      withFiles(tree, [
        {
          path: `${USERS}/profile/planted.service.ts`,
          source: `import type { FollowsService } from '@retinue/follows';`,
        },
      ]),
    found: 'follows: imports users -> follows',
  },
  {
    rule: 'noFileCycle',
    what: 'three files in a circle',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${USERS}/profile/planted-a.ts`, source: `import './planted-b.js';` },
        { path: `${USERS}/profile/planted-b.ts`, source: `export { c } from './planted-c.js';` },
        { path: `${USERS}/profile/planted-c.ts`, source: `import { a } from './planted-a.js';` },
      ]),
    found: `${USERS}/profile/planted-a.ts: imports ${USERS}/profile/planted-b.ts -> ${USERS}/profile/planted-c.ts -> ${USERS}/profile/planted-a.ts`,
  },
  {
    rule: 'noFileCycle',
    what: 'two files in a circle, one way for a type alone',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${APP}/planted-a.ts`, source: `import { b } from './planted-b.js';` },
        { path: `${APP}/planted-b.ts`, source: `import type { A } from './planted-a.js';` },
      ]),
    found: `${APP}/planted-a.ts: imports ${APP}/planted-b.ts -> ${APP}/planted-a.ts`,
  },
  {
    rule: 'noFileCycle',
    what: 'two files in a circle of types, one way by import()',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${DATABASE}/planted-a.ts`, source: `export type { B } from './planted-b.js';` },
        { path: `${DATABASE}/planted-b.ts`, source: `export type B = import('./planted-a.js').A;` },
      ]),
    found: `${DATABASE}/planted-a.ts: imports ${DATABASE}/planted-b.ts -> ${DATABASE}/planted-a.ts`,
  },
  source(
    'noForwardRef',
    'a forwardRef',
    `${FOLLOWS}/following/planted.controller.ts`,
    `import { forwardRef } from '@nestjs/common';`,
    'uses forwardRef',
  ),

  appended(
    'entitiesAndAdaptersStayInside',
    'an exported entity',
    `${USERS}/index.ts`,
    `export { UserEntity } from './profile/user.entity.js';`,
    'exports UserEntity',
  ),
  appended(
    'entitiesAndAdaptersStayInside',
    'an entity in the index by way of the entry for entities',
    `${USERS}/index.ts`,
    `export { SpentUserIdEntity } from './entities.js';`,
    'exports SpentUserIdEntity',
  ),
  appended(
    'entitiesAndAdaptersStayInside',
    'an adapter among the entities',
    `${USERS}/entities.ts`,
    `export { SqlUserCounters } from './profile/sql-user-counters.js';`,
    'exports SqlUserCounters',
  ),
  {
    rule: 'entitiesAndAdaptersStayInside',
    what: 'an entity that is exported by way of the module file, under another name',
    plant: (tree) =>
      append(
        append(
          tree,
          `${USERS}/users.module.ts`,
          `import { UserEntity as Row } from './profile/user.entity.js'; export { Row };`,
        ),
        `${USERS}/index.ts`,
        `export { Row as UserRow } from './users.module.js';`,
      ),
    found: `${USERS}/index.ts: exports UserRow`,
  },
  {
    rule: 'entitiesAndAdaptersStayInside',
    what: 'an entry of package.json that leads into persistence',
    plant: (tree) =>
      changePackage(tree, 'libs/users', (pkg) => ({
        ...pkg,
        manifest: {
          ...pkg.manifest,
          exports: { ...pkg.manifest.exports, './rows': { default: './dist/profile/user.entity.js' } },
        },
      })),
    found: 'libs/users/package.json: exports ./rows',
  },
  appended(
    'exportsByName',
    'an export of everything',
    `${FOLLOWS}/index.ts`,
    `export * from './following/follow.js';`,
    'exports * from ./following/follow.js',
  ),
  appended(
    'exportsByName',
    'an export of everything under one name',
    'libs/common/src/index.ts',
    `export * as ids from './ids/id.js';`,
    'exports * from ./ids/id.js',
  ),
  {
    rule: 'explicitExports',
    what: 'a package whose exports are a pattern',
    plant: (tree) => changeExports(tree, { './*': './dist/*' }),
    found: 'libs/users/package.json: exports ./*',
  },
  {
    rule: 'explicitExports',
    what: 'a package without exports',
    plant: (tree) => changeExports(tree, {}),
    found: 'libs/users/package.json: has no exports',
  },

  ...imports('portsKnowNoEngine', `${DATABASE}/sql/planted.ts`, [
    '../engines/sqlite/sqlite-reader.js',
    '../engines/shared/fair-turns.js',
  ]),
  ...imports('enginesKnowNotEachOther', `${DATABASE}/engines/postgres/writing/planted.ts`, [
    '../../sqlite/sqlite-errors.js',
  ]),
  ...imports('enginesKnowNotEachOther', `${DATABASE}/engines/shared/planted.ts`, [
    '../postgres/postgres-errors.js',
  ]),
  {
    rule: 'enginesMirrorEachOther',
    what: 'a part that one engine has alone',
    plant: (tree) =>
      withFiles(tree, [{ path: `${DATABASE}/engines/postgres/postgres-planted.ts`, source: '' }]),
    found: `${DATABASE}/engines/sqlite: lacks sqlite-planted.ts`,
  },
  ...['OneToMany', 'ManyToOne', 'ManyToMany', 'OneToOne', 'JoinColumn', 'JoinTable'].map((relation) =>
    source(
      'noRelations',
      `the relation ${relation}, renamed`,
      `${FOLLOWS}/following/planted.entity.ts`,
      `import { ${relation} as Link } from 'typeorm';`,
      `uses ${relation}`,
    ),
  ),
  source(
    'followsJoinsUserCards',
    'a join of the table users',
    `${FOLLOWS}/following/planted.statements.ts`,
    'export const joined = (own: string) => `SELECT ${own} FROM follows f JOIN users u ON u.id = f.${own}`;',
    'names users',
  ),
  source(
    'followsJoinsUserCards',
    'an entity of the table users',
    `${FOLLOWS}/following/planted.statements.ts`,
    `@Entity('users') export class Planted {}`,
    'names users',
  ),
  ...['follows', 'follow_requests', 'follow_events', 'blocks', 'mutes'].map((table) =>
    source(
      'usersReadsNoFollows',
      `the table ${table} in users`,
      `${USERS}/profile/planted.statements.ts`,
      `export const counted = 'SELECT count(*) FROM ${table}';`,
      `names ${table}`,
    ),
  ),
  {
    rule: 'usersReadsNoFollows',
    what: 'the table of a new relation in users',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${FOLLOWS}/planted/planted.ts`, source: `export const PLANTED = { table: 'planted' };` },
        {
          path: `${USERS}/profile/planted.statements.ts`,
          source: `export const counted = 'SELECT count(*) FROM planted';`,
        },
      ]),
    found: `${USERS}/profile/planted.statements.ts: names planted`,
  },
  source(
    'followsJoinsUserCards',
    'a migration of follows that changes the table users',
    `${FOLLOWS}/schema/sqlite/1795000000099-planted.ts`,
    'export const change = `ALTER TABLE users ADD COLUMN follows_nobody INTEGER`;',
    'names users',
  ),
  source(
    'usersReadsNoFollows',
    'a migration of users that reads a table of follows',
    `${USERS}/schema/sqlite/1795000000099-planted.ts`,
    'export const read = `SELECT actor_id FROM follow_events`;',
    'names follow_events',
  ),
  ...['users', 'follows', 'user_cards'].map((table) =>
    source(
      'databaseNamesNoFeatureTable',
      `${table} in the database lib`,
      `${DATABASE}/statistics/planted.ts`,
      `export const TABLES = ['idempotency_keys', '${table}'];`,
      `names ${table}`,
    ),
  ),
  ...[
    '({ synchronize: true })',
    '({ synchronize })',
    "({ 'synchronize': fresh })",
    'dataSource.synchronize()',
  ].map((code) => source('neverSynchronize', code, 'test/planted.spec.ts', code, 'uses synchronize')),

  ...['utils.ts', 'string-utils.ts', 'test.helper.ts', 'helpers/planted.ts'].map((name) =>
    source('namedByContent', `a file ${name}`, `libs/common/src/${name}`, '', 'says nothing'),
  ),
  ...imports('importsAreDeclared', 'libs/common/src/planted.ts', ['typeorm', '@fastify/cors/plugin']),
  // Its types are declared, and it is not: which version is loaded depends on the Node.
  ...imports('importsAreDeclared', 'libs/database/src/planted.ts', ['better-sqlite3']),
  {
    rule: 'referencesFollowDependencies',
    what: 'a dependency that tsconfig.json does not reference',
    plant: (tree) => changePackage(tree, 'libs/follows', (pkg) => ({ ...pkg, references: ['libs/common'] })),
    found: 'libs/follows/tsconfig.json: lacks @retinue/users',
  },
  {
    rule: 'nestCliNamesAll',
    what: 'a new lib that nest-cli.json does not name',
    plant: (tree) => withPackage(tree, 'libs/groups'),
    found: 'nest-cli.json: lacks the library libs/groups',
  },
  {
    rule: 'nestCliNamesAll',
    what: 'an app that is gone',
    plant: (tree) => ({ ...tree, packages: tree.packages.filter(({ dir }) => dir !== 'apps/cli') }),
    found: 'nest-cli.json: names apps/cli, which does not exist',
  },
  {
    rule: 'nestCliNamesAll',
    what: 'a nest-cli.json for a single app',
    plant: (tree) => ({ ...tree, nestCli: { ...tree.nestCli, monorepo: false } }),
    found: 'nest-cli.json: is no monorepo',
  },
  {
    rule: 'rootReferencesAll',
    what: 'a new app that is not built',
    plant: (tree) => withPackage(tree, 'apps/worker'),
    found: 'tsconfig.json: lacks apps/worker',
  },
  {
    rule: 'domainStandsAlone',
    what: 'a framework in the domain of a new feature, which nothing here names',
    plant: (tree) =>
      withFiles(withPackage(tree, 'libs/groups'), [
        { path: 'libs/groups/src/membership/groups.repository.ts', source: '' },
        { path: 'libs/groups/src/membership/group.ts', source: `import { Entity } from 'typeorm';` },
      ]),
    found: 'libs/groups/src/membership/group.ts: imports typeorm',
  },
];

type RuleName = keyof typeof RULES;

/** A file for each specifier, importing it. */
function imports(rule: RuleName, path: string, specifiers: readonly string[]): PlantedViolation[] {
  return specifiers.map((specifier) =>
    source(
      rule,
      `${path} importing ${specifier}`,
      path,
      `import { planted } from '${specifier}';`,
      `imports ${specifier}`,
    ),
  );
}

function source(rule: RuleName, what: string, path: string, text: string, problem: string): PlantedViolation {
  return {
    rule,
    what,
    plant: (tree) => withFiles(tree, [{ path, source: text }]),
    found: `${path}: ${problem}`,
  };
}

function appended(
  rule: RuleName,
  what: string,
  path: string,
  text: string,
  problem: string,
): PlantedViolation {
  return { rule, what, plant: (tree) => append(tree, path, text), found: `${path}: ${problem}` };
}

function withFiles(tree: Tree, files: readonly SourceFile[]): Tree {
  return { ...tree, files: [...tree.files, ...files] };
}

function append(tree: Tree, path: string, text: string): Tree {
  return {
    ...tree,
    files: tree.files.map((file) =>
      file.path === path ? { path, source: `${file.source}\n${text}\n` } : file,
    ),
  };
}

function withPackage(tree: Tree, dir: string): Tree {
  const manifest = { name: `@retinue/${dir.split('/')[1]}`, exports: { '.': './dist/index.js' } };
  const kind = dir.startsWith('apps/') ? 'app' : 'lib';
  return { ...tree, packages: [...tree.packages, { kind, dir, manifest, references: [] }] };
}

function changePackage(tree: Tree, dir: string, change: (pkg: Package) => Package): Tree {
  return { ...tree, packages: tree.packages.map((pkg) => (pkg.dir === dir ? change(pkg) : pkg)) };
}

function changeExports(tree: Tree, exports: Readonly<Record<string, unknown>>): Tree {
  return changePackage(tree, 'libs/users', (pkg) => ({ ...pkg, manifest: { ...pkg.manifest, exports } }));
}
