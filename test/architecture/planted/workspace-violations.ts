import { imports, source, withFiles, withPackage, changePackage, type PlantedViolation } from './plant.js';

/** Ways to break the rules of the workspace. */
export const WORKSPACE_VIOLATIONS: readonly PlantedViolation[] = [
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
