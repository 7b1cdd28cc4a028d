import { USERS, FOLLOWS, DATABASE, imports, source, withFiles, type PlantedViolation } from './plant.js';

/** Ways to break the rules of engines and tables. */
export const STORAGE_VIOLATIONS: readonly PlantedViolation[] = [
  ...imports('portsKnowNoEngine', `${DATABASE}/sql/planted.ts`, [
    '../engines/sqlite/sqlite-reader.js',
    '../engines/shared/stream-slots.js',
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
];
