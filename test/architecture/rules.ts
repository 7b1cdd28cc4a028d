/** The rules, as a violation quotes them. */
export const RULES = {
  // Layers of a feature lib, by the names of the files: http -> application -> domain <- persistence.
  domainStandsAlone: 'domain imports domain, @retinue/common and other features, and no framework',
  domainSeesDatabaseTypesOnly: 'domain may import @retinue/database as types only',
  applicationIsPlain: 'application imports domain, @nestjs/common and libs, and neither HTTP nor storage',
  httpReachesNoStorage: 'http imports application and domain, and no storage',
  persistenceServesDomain: 'persistence imports domain, and neither application nor HTTP',
  srcRootIsIndexAndModule:
    'only index.ts, http.ts, entities.ts, <lib>.module.ts, <lib>-http.module.ts, <lib>.tables.ts, <lib>.relations.ts and <lib>.persistence.ts sit beside the slices',
  servicesLoadNoRoutes:
    'who injects services loads no route: routes are in http.ts and <lib>-http.module.ts, a *.slice.ts loads its own by import()',
  slicesAreFlat:
    'a slice is one folder, schema one for each engine: the layer stands in the name of the file',
  slicesMeetAboveStorage:
    'a slice reaches another through its service or domain, never through its persistence',
  onlyModuleBindsAdapters:
    'only the module file, the tables file and a *.slice.ts import persistence from outside it',
  sliceFilePutsItsSliceTogether:
    'a *.slice.ts imports its own slice, and the list of relations alone imports it',
  placesStayInHttp:
    'domain and application name a value; which parameter, header or field holds it is said by HTTP',
  sqlStaysInPersistence: 'SQL is written in persistence only',

  // Packages.
  importsStayInPackage: 'relative imports never leave the package',
  throughPublishedEntries: "other packages are imported through their package.json's exports only",
  usersKnowsNoFollows: 'users knows nothing of follows',
  commonStandsAlone: 'common imports no other lib',
  databaseKnowsCommonOnly: 'database imports no lib but common',
  baseKnowsNoFeature: 'a lib without a repository imports no feature, testing aside',
  clientStandsAlone:
    'the client speaks HTTP alone, in browsers too: it imports openapi-fetch, and nothing of ours, of Nest or of Node',
  noLibNeedsTesting: 'no lib imports testing: it is for tests, and fakes all others',
  libsKnowNoApp: 'no lib imports an app',
  libsKnowNoPlatform: 'a lib runs on Express and on Fastify: it imports neither, for types neither',
  noPackageCycle: 'packages do not import each other in a circle',
  noFileCycle: 'files do not import each other in a circle, not even for types',
  noForwardRef: 'forwardRef hides a circle',

  // What a package shows.
  entitiesAndAdaptersStayInside:
    'a feature lib exports of persistence its entities alone, and those at ./entities',
  exportsByName: 'an index.ts names what it exports',
  explicitExports: 'a package.json names its entries in exports, without patterns',

  // The rooms of database: what modules use, an engine, the other engine.
  portsKnowNoEngine: 'what modules use of database knows no engine',
  enginesKnowNotEachOther: 'an engine knows nothing of the other',
  enginesMirrorEachOther: 'each part of an engine has its like in the other, under the same name',

  // Storage.
  noRelations: 'ids cross a module, relations do not: the foreign key is in the migration',
  followsJoinsUserCards: 'follows joins the view user_cards, never the table users',
  usersReadsNoFollows: "users' SQL knows nothing of follows' tables",
  databaseNamesNoFeatureTable: 'database knows no table of a feature: its module contributes it',
  neverSynchronize: 'the schema comes from the migrations, in tests too',

  // Workspace.
  namedByContent: 'a file is named by what it holds',
  importsAreDeclared: 'what a package imports is declared in its package.json',
  referencesFollowDependencies: 'a dependency on a package of ours is a reference in tsconfig.json',
  nestCliNamesAll: 'nest-cli.json names every app and lib, at its place',
  rootReferencesAll: 'the root tsconfig.json references every app and lib',
} as const;
