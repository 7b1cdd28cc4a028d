import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { join as joinPosix } from 'node:path/posix';
import ts from 'typescript';
import type { Manifest, NestCli, Package, SourceFile, Tree } from './tree.js';

/** Where packages live, and what kind they are there. */
const WORKSPACES = { libs: 'lib', apps: 'app' } as const;

/** Sources outside the packages: the rules that hold for all code hold for them. */
const OTHER_SOURCES = ['test', 'bench', 'scripts'];

const NOT_SOURCES = new Set(['node_modules', 'dist']);

/** Reads the repository as it is on disk, so that a new lib or app is judged from its first file on. */
export function readTree(root: string): Tree {
  const packages = Object.entries(WORKSPACES).flatMap(([folder, kind]) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => readPackage(root, `${folder}/${entry.name}`, kind)),
  );
  const sourceFolders = [...packages.map(({ dir }) => `${dir}/src`), ...OTHER_SOURCES];
  return {
    files: sourceFolders.flatMap((folder) => readSources(root, folder)),
    packages,
    nestCli: readJson(root, 'nest-cli.json') as NestCli,
    rootReferences: readReferences(root, '.'),
  };
}

function readPackage(root: string, dir: string, kind: Package['kind']): Package {
  return {
    kind,
    dir,
    manifest: readJson(root, `${dir}/package.json`) as Manifest,
    references: readReferences(root, dir),
  };
}

function readSources(root: string, folder: string): SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : readSources(root, path);
    return /\.[cm]?[jt]s$/.test(entry.name) ? [{ path, source: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

function readReferences(root: string, dir: string): string[] {
  const tsconfig = readJson(root, `${dir}/tsconfig.json`) as { references?: { path: string }[] };
  return (tsconfig.references ?? []).map(({ path }) => joinPosix(dir, path));
}

/** Reads JSON as TypeScript does: comments and trailing commas are welcome. */
function readJson(root: string, path: string): unknown {
  const { config, error } = ts.parseConfigFileTextToJson(path, readFileSync(join(root, path), 'utf8'));
  if (error !== undefined) throw new Error(`${path} is not JSON.`);
  return config;
}
