import type { RULES } from '../rules.js';
import type { Package, SourceFile, Tree } from '../tree.js';

/** Something wrong, put into the real tree, and the violation that must be found in it. */
export interface PlantedViolation {
  readonly rule: keyof typeof RULES;
  /** Completes "reports ...". */
  readonly what: string;
  readonly plant: (tree: Tree) => Tree;
  /** Where, and what, as the violation begins. */
  readonly found: string;
}

export const USERS = 'libs/users/src';
export const FOLLOWS = 'libs/follows/src';
export const DATABASE = 'libs/database/src';
export const APP = 'apps/api/src';

type RuleName = keyof typeof RULES;

/** A file for each specifier, importing it. */
export function imports(rule: RuleName, path: string, specifiers: readonly string[]): PlantedViolation[] {
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

export function source(
  rule: RuleName,
  what: string,
  path: string,
  text: string,
  problem: string,
): PlantedViolation {
  return {
    rule,
    what,
    plant: (tree) => withFiles(tree, [{ path, source: text }]),
    found: `${path}: ${problem}`,
  };
}

export function appended(
  rule: RuleName,
  what: string,
  path: string,
  text: string,
  problem: string,
): PlantedViolation {
  return { rule, what, plant: (tree) => append(tree, path, text), found: `${path}: ${problem}` };
}

export function withFiles(tree: Tree, files: readonly SourceFile[]): Tree {
  return { ...tree, files: [...tree.files, ...files] };
}

export function append(tree: Tree, path: string, text: string): Tree {
  return {
    ...tree,
    files: tree.files.map((file) =>
      file.path === path ? { path, source: `${file.source}\n${text}\n` } : file,
    ),
  };
}

export function withPackage(tree: Tree, dir: string): Tree {
  const manifest = { name: `@retinue/${dir.split('/')[1]}`, exports: { '.': './dist/index.js' } };
  const kind = dir.startsWith('apps/') ? 'app' : 'lib';
  return { ...tree, packages: [...tree.packages, { kind, dir, manifest, references: [] }] };
}

export function changePackage(tree: Tree, dir: string, change: (pkg: Package) => Package): Tree {
  return { ...tree, packages: tree.packages.map((pkg) => (pkg.dir === dir ? change(pkg) : pkg)) };
}

export function changeExports(tree: Tree, exports: Readonly<Record<string, unknown>>): Tree {
  return changePackage(tree, 'libs/users', (pkg) => ({ ...pkg, manifest: { ...pkg.manifest, exports } }));
}
