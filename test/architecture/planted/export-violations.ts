import {
  USERS,
  FOLLOWS,
  appended,
  append,
  changePackage,
  changeExports,
  type PlantedViolation,
} from './plant.js';

/** Ways to break the rules of what packages export. */
export const EXPORT_VIOLATIONS: readonly PlantedViolation[] = [
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
];
