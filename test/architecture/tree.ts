import { dirname, join } from 'node:path/posix';
import { readFacts, type SourceFacts } from './source-facts.js';

/** A source file: its path from the repository's root, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** The part of a package.json that the rules look at. */
export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** A workspace on disk. */
export interface Package {
  readonly kind: 'lib' | 'app';
  /** From the repository's root: `libs/users`. */
  readonly dir: string;
  readonly manifest: Manifest;
  /** The directories that its tsconfig.json references, from the repository's root. */
  readonly references: readonly string[];
}

/** The part of nest-cli.json that the rules look at. */
export interface NestCli {
  readonly monorepo?: boolean;
  readonly projects?: Readonly<Record<string, { readonly type: string; readonly root: string }>>;
}

/** All that the rules judge. */
export interface Tree {
  readonly files: readonly SourceFile[];
  readonly packages: readonly Package[];
  readonly nestCli: NestCli;
  /** The directories that the root tsconfig.json references. */
  readonly rootReferences: readonly string[];
}

/** A rule over the tree: each violation reads `path: imports X: rule`. */
export type Rule = (tree: Tree) => string[];

/** The layers of a feature lib. */
export type Layer = 'http' | 'application' | 'domain' | 'persistence' | 'composition';

/** The folder of a feature lib with its migrations, those of each engine in a folder of their own. */
export const SCHEMA_FOLDER = 'schema';

const LAYER_OF_NAME: readonly (readonly [name: RegExp, layer: Layer])[] = [
  [/\.(controller|request|response|query|header|pipe|guard|decorator)$/, 'http'],
  [/\.(service|hooks?)$/, 'application'],
  [/^sql-|^\d+-|\.(statements|mapper|entity)$/, 'persistence'],
  [/\.slice$/, 'composition'],
];

/** The layer that the file's name says; what is neither at a door, a use case nor storage is domain. */
export function layerOf(path: string): Layer {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[jt]s$/, '');
  // What migrations are made of is storage, too.
  if (path.includes(`/${SCHEMA_FOLDER}/`)) return 'persistence';
  return LAYER_OF_NAME.find(([name]) => name.test(stem))?.[1] ?? 'domain';
}

/** The folder of a feature lib with what all of its slices are made of. */
export const SHARED_SLICE = 'relations';

const filesByPath = new WeakMap<Tree['files'], ReadonlyMap<string, SourceFile>>();
const factsOf = new WeakMap<SourceFile, SourceFacts>();

/** What the file says, parsed once. */
export function facts(file: SourceFile): SourceFacts {
  let known = factsOf.get(file);
  if (known === undefined) factsOf.set(file, (known = readFacts(file.path, file.source)));
  return known;
}

/** The package's name on disk: `users` for `libs/users`. */
export function shortName(pkg: Package): string {
  return pkg.dir.slice(pkg.dir.lastIndexOf('/') + 1);
}

/** The package whose `src` holds the path. */
export function packageOf(tree: Tree, path: string): Package | undefined {
  return tree.packages.find((pkg) => path.startsWith(`${pkg.dir}/src/`));
}

/** The files that a package ships: a spec is free to reach for what it tests. */
export function shippedFiles(tree: Tree, pkg: Package): SourceFile[] {
  return tree.files.filter(({ path }) => path.startsWith(`${pkg.dir}/src/`) && !isSpec(path));
}

/** Is it a test beside the code? */
export function isSpec(path: string): boolean {
  return /\.spec\.[cm]?[jt]s$/.test(path);
}

/** A feature is a lib with a repository of its own, be it the port alone. */
export function isFeature(tree: Tree, pkg: Package): boolean {
  return (
    pkg.kind === 'lib' &&
    tree.files.some(({ path }) => path.startsWith(`${pkg.dir}/src/`) && path.endsWith('.repository.ts'))
  );
}

/** The first folder below the package's `src`, or `''` for a file at its root. */
export function folderInSource(pkg: Package, path: string): string {
  const inside = path.slice(`${pkg.dir}/src/`.length);
  return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : '';
}

/** Where a relative import points, as written: `libs/users/src/index.js`. */
export function relativeTarget(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? join(dirname(path), specifier) : undefined;
}

/** The file that a relative import names, if the tree has it. */
export function resolveFile(tree: Tree, path: string, specifier: string): SourceFile | undefined {
  const target = relativeTarget(path, specifier);
  if (target === undefined) return undefined;
  const stem = target.replace(/\.[cm]?js$/, '');
  const candidates = [`${stem}.ts`, `${stem}.mts`, `${stem}/index.ts`, target];
  const files = filesOf(tree);
  return candidates.map((candidate) => files.get(candidate)).find((file) => file !== undefined);
}

/** By their paths, listed once: every import of every file is looked up. */
function filesOf({ files }: Tree): ReadonlyMap<string, SourceFile> {
  let known = filesByPath.get(files);
  if (known === undefined) {
    known = new Map(files.map((file) => [file.path, file]));
    filesByPath.set(files, known);
  }
  return known;
}

/** The package's name of a bare import: `@retinue/common/http` is of `@retinue/common`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A workspace by the name that an import uses. */
export function findPackage(tree: Tree, name: string): Package | undefined {
  return tree.packages.find(({ manifest }) => manifest.name === name);
}

/** Is it an import of a package, installed or of this repository? */
export function isBare(specifier: string): boolean {
  return !specifier.startsWith('.') && !specifier.startsWith('node:');
}
