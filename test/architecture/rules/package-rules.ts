import { RULES } from '../rules.js';
import {
  facts,
  findPackage,
  isBare,
  isFeature,
  type Package,
  packageName,
  packageOf,
  relativeTarget,
  type Rule,
  shippedFiles,
  shortName,
  type Tree,
} from '../tree.js';

/** The lib for those who have none of the others: what it may import. */
const CLIENT = { name: 'client', imports: ['openapi-fetch'] };

/** Who may import whom among the packages, and by which door. */
export const packageRules: Rule = (tree) => [
  ...throughPublishedEntries(tree),
  ...clientStandsAlone(tree),
  ...tree.packages.flatMap((pkg) => [
    ...importsStayInPackage(tree, pkg),
    ...mayKnow(tree, pkg),
    ...knowsNoPlatform(tree, pkg),
  ]),
];

function throughPublishedEntries(tree: Tree): string[] {
  return tree.files.flatMap((file) =>
    facts(file)
      .imports.filter(({ specifier }) => specifier.startsWith('@retinue/') && !isPublished(tree, specifier))
      .map(({ specifier }) => `${file.path}: imports ${specifier}: ${RULES.throughPublishedEntries}`),
  );
}

function isPublished(tree: Tree, specifier: string): boolean {
  const name = packageName(specifier);
  const entries = Object.keys(findPackage(tree, name)?.manifest.exports ?? {});
  return entries.includes(`.${specifier.slice(name.length)}`);
}

function clientStandsAlone(tree: Tree): string[] {
  return tree.packages
    .filter((pkg) => pkg.kind === 'lib' && shortName(pkg) === CLIENT.name)
    .flatMap((pkg) => shippedFiles(tree, pkg))
    .flatMap((file) =>
      facts(file)
        .imports.filter(({ specifier }) => !specifier.startsWith('.'))
        .filter(({ specifier }) => !CLIENT.imports.includes(specifier))
        .map(({ specifier }) => `${file.path}: imports ${specifier}: ${RULES.clientStandsAlone}`),
    );
}

function importsStayInPackage(tree: Tree, pkg: Package): string[] {
  return shippedFiles(tree, pkg).flatMap((file) =>
    facts(file)
      .imports.filter(({ specifier }) => {
        const target = relativeTarget(file.path, specifier);
        return target !== undefined && !target.startsWith(`${pkg.dir}/`);
      })
      .map(({ specifier }) => `${file.path}: imports ${specifier}: ${RULES.importsStayInPackage}`),
  );
}

function mayKnow(tree: Tree, pkg: Package): string[] {
  if (pkg.kind === 'app') return [];
  return shippedFiles(tree, pkg).flatMap((file) =>
    facts(file).imports.flatMap(({ specifier }) => {
      const other = importedPackage(tree, file.path, specifier);
      return other === undefined || other === pkg
        ? []
        : brokenBy(tree, pkg, other).map((rule) => `${file.path}: imports ${specifier}: ${rule}`);
    }),
  );
}

const PLATFORMS = new Set(['@nestjs/platform-express', '@nestjs/platform-fastify', 'express', 'fastify']);

function knowsNoPlatform(tree: Tree, pkg: Package): string[] {
  if (pkg.kind === 'app') return [];
  return shippedFiles(tree, pkg).flatMap((file) =>
    facts(file)
      .imports.filter(({ specifier }) => PLATFORMS.has(packageName(specifier)))
      .map(({ specifier }) => `${file.path}: imports ${specifier}: ${RULES.libsKnowNoPlatform}`),
  );
}

/** By name, or by a path that leaves the package: both know it. */
function importedPackage(tree: Tree, path: string, specifier: string): Package | undefined {
  if (isBare(specifier)) return findPackage(tree, packageName(specifier));
  const target = relativeTarget(path, specifier);
  return target === undefined ? undefined : packageOf(tree, target);
}

function brokenBy(tree: Tree, pkg: Package, other: Package): string[] {
  const [own, known] = [shortName(pkg), shortName(other)];
  if (other.kind === 'app') return [RULES.libsKnowNoApp];
  if (own === 'common') return [RULES.commonStandsAlone];
  if (own === 'database' && known !== 'common') return [RULES.databaseKnowsCommonOnly];
  if (own === 'users' && known === 'follows') return [RULES.usersKnowsNoFollows];
  if (own !== 'testing' && !isFeature(tree, pkg) && isFeature(tree, other)) return [RULES.baseKnowsNoFeature];
  if (known === 'testing') return [RULES.noLibNeedsTesting];
  return [];
}
