import { RULES } from '../rules.js';
import {
  facts,
  isFeature,
  layerOf,
  type Package,
  relativeTarget,
  resolveFile,
  type Rule,
  shippedFiles,
  type SourceFile,
  type Tree,
} from '../tree.js';

/** What a package shows to others. */
export const exportRules: Rule = (tree) =>
  tree.packages.flatMap((pkg) => [
    ...explicitExports(pkg),
    ...exportsByName(tree, pkg),
    ...(isFeature(tree, pkg) ? entitiesAndAdaptersStayInside(tree, pkg) : []),
  ]);

function explicitExports(pkg: Package): string[] {
  const entries = Object.keys(pkg.manifest.exports ?? {});
  if (entries.length === 0) return [`${pkg.dir}/package.json: has no exports: ${RULES.explicitExports}`];
  return entries
    .filter((entry) => entry.includes('*') || entry.endsWith('/'))
    .map((entry) => `${pkg.dir}/package.json: exports ${entry}: ${RULES.explicitExports}`);
}

function exportsByName(tree: Tree, pkg: Package): string[] {
  return shippedFiles(tree, pkg)
    .filter(({ path }) => path.endsWith('/index.ts'))
    .flatMap((file) =>
      [
        ...facts(file).passedOnWhole,
        ...[...facts(file).passedOn.values()]
          .filter(({ name }) => name === '*')
          .map((from) => from.specifier),
      ].map((specifier) => `${file.path}: exports * from ${specifier}: ${RULES.exportsByName}`),
    );
}

function entitiesAndAdaptersStayInside(tree: Tree, pkg: Package): string[] {
  const entries = Object.entries(pkg.manifest.exports ?? {})
    .filter(([, target]) => leadsToPersistence(target))
    .map(([entry]) => `${pkg.dir}/package.json: exports ${entry}: ${RULES.entitiesAndAdaptersStayInside}`);
  const names = ['index', 'entities']
    .map((name) => `${pkg.dir}/src/${name}.ts`)
    .flatMap((path) => tree.files.filter((file) => file.path === path))
    .flatMap((file) => misplacedNames(tree, file).map((name) => `${file.path}: exports ${name}`))
    .map((violation) => `${violation}: ${RULES.entitiesAndAdaptersStayInside}`);
  return [...entries, ...names];
}

function misplacedNames(tree: Tree, file: SourceFile): string[] {
  const names = [...facts(file).passedOn];
  const misplaced = file.path.endsWith('/entities.ts')
    ? names.filter(([, { specifier }]) => !specifier.endsWith('.entity.js'))
    : names.filter(([name]) => comesFromPersistence(tree, file, name));
  return misplaced.map(([name]) => name);
}

/** Follows a name from file to file: an adapter may be passed on by a file that may see it, the module. */
function comesFromPersistence(
  tree: Tree,
  file: SourceFile,
  name: string,
  seen: readonly SourceFile[] = [],
): boolean {
  if (seen.includes(file)) return false;
  const origin = facts(file).passedOn.get(name);
  const from = origin === undefined ? facts(file).passedOnWhole : [origin.specifier];
  return from.some((specifier) => {
    const target = relativeTarget(file.path, specifier);
    if (target !== undefined && (layerOf(target) === 'persistence' || target.endsWith('/src/entities.js')))
      return true;
    const next = resolveFile(tree, file.path, specifier);
    return next !== undefined && comesFromPersistence(tree, next, origin?.name ?? name, [...seen, file]);
  });
}

function leadsToPersistence(target: unknown): boolean {
  if (typeof target === 'string') return layerOf(target) === 'persistence';
  return typeof target === 'object' && target !== null && Object.values(target).some(leadsToPersistence);
}
