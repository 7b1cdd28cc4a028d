import { isBuiltin } from 'node:module';
import { RULES } from '../rules.js';
import {
  facts,
  findPackage,
  isBare,
  type Package,
  packageName,
  type Rule,
  shippedFiles,
  shortName,
  type Tree,
} from '../tree.js';

/** Manifests and configurations say what is on disk and in the sources. */
export const workspaceRules: Rule = (tree) => [
  ...tree.files
    .filter(({ path }) => path.split('/').some(isNamedByNothing))
    .map(({ path }) => `${path}: says nothing: ${RULES.namedByContent}`),
  ...tree.packages.flatMap((pkg) => [
    ...importsAreDeclared(tree, pkg),
    ...referencesFollowDependencies(tree, pkg),
    ...(tree.rootReferences.includes(pkg.dir)
      ? []
      : [`tsconfig.json: lacks ${pkg.dir}: ${RULES.rootReferencesAll}`]),
  ]),
  ...nestCliNamesAll(tree),
];

function isNamedByNothing(name: string): boolean {
  return /^(.+[-.])?(utils?|helpers?)$/i.test(name.replace(/(\.spec)?\.[cm]?[jt]s$/, ''));
}

function importsAreDeclared(tree: Tree, pkg: Package): string[] {
  const all = dependencies(pkg);
  // One that may be missing, and whose types are there, is asked for where it is loaded, and imported for its types.
  const isForTypes = (name: string): boolean =>
    pkg.manifest.peerDependenciesMeta?.[name]?.optional === true && all.includes(`@types/${name}`);
  const declared = new Set(all.filter((name) => !isForTypes(name)));
  return shippedFiles(tree, pkg).flatMap((file) =>
    facts(file)
      .imports.filter(({ specifier }) => isBare(specifier) && !isBuiltin(specifier))
      .filter(({ specifier, typeOnly }) => {
        const name = packageName(specifier);
        return !declared.has(name) && !(typeOnly && declared.has(`@types/${name}`));
      })
      .map(({ specifier }) => `${file.path}: imports ${specifier}: ${RULES.importsAreDeclared}`),
  );
}

function referencesFollowDependencies(tree: Tree, pkg: Package): string[] {
  return dependencies(pkg)
    .filter((name) => name.startsWith('@retinue/'))
    .filter((name) => !pkg.references.includes(findPackage(tree, name)?.dir ?? ''))
    .map((name) => `${pkg.dir}/tsconfig.json: lacks ${name}: ${RULES.referencesFollowDependencies}`);
}

function dependencies({ manifest }: Package): string[] {
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
}

function nestCliNamesAll({ nestCli, packages }: Tree): string[] {
  const projects = nestCli.projects ?? {};
  const violations = nestCli.monorepo === true ? [] : ['is no monorepo'];
  for (const pkg of packages) {
    const project = projects[shortName(pkg)];
    const type = pkg.kind === 'app' ? 'application' : 'library';
    if (project?.root !== pkg.dir || project.type !== type) violations.push(`lacks the ${type} ${pkg.dir}`);
  }
  for (const { root } of Object.values(projects))
    if (!packages.some(({ dir }) => dir === root)) violations.push(`names ${root}, which does not exist`);
  return violations.map((problem) => `nest-cli.json: ${problem}: ${RULES.nestCliNamesAll}`);
}
