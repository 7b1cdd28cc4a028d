import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../support/made-once.js';
import { fileInRepository } from '../support/repository.js';

const run = promisify(execFile);
const ROOT = fileInRepository('.');
const LIBS = join(ROOT, 'libs');

/** What brings SQLite's driver on old Nodes; npm leaves it out on all others. */
const OLD_DRIVER = { name: '@retinue/better-sqlite3-12', folder: './drivers/better-sqlite3-12' };

/** A lib as npm would publish it. */
export interface PackedPackage {
  readonly name: string;
  /** The path of the tarball. */
  readonly archive: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

interface NpmPacked {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Every lib of the repository as a tarball, and the SQLite driver if this Node needs it. */
export async function packPackages(): Promise<PackedPackage[]> {
  return madeOnce('packed', packTo);
}

async function packTo(target: string): Promise<PackedPackage[]> {
  const libs = await readdir(LIBS);
  for (const lib of libs)
    if (!existsSync(join(LIBS, lib, 'dist/index.js')))
      throw new Error(`libs/${lib} is not built: run "npm run build" first.`);

  const folders = libs.map((lib) => `./libs/${lib}`);
  if (existsSync(join(ROOT, 'node_modules', OLD_DRIVER.name))) folders.push(OLD_DRIVER.folder);
  const { stdout } = await run(
    'npm',
    ['pack', ...folders, '--json', '--pack-destination', target, '--offline', '--loglevel=error'],
    { cwd: ROOT, shell: process.platform === 'win32', maxBuffer: 2 ** 26 },
  );
  return Object.values(JSON.parse(stdout) as Record<string, NpmPacked>).map(({ name, filename, files }) => ({
    name,
    archive: join(target, filename),
    files: files.map(({ path }) => path),
  }));
}

/** The packed packages without the driver. */
export function libsAmong(packed: readonly PackedPackage[]): PackedPackage[] {
  return packed.filter(({ name }) => name !== OLD_DRIVER.name);
}

/**
 * Installs the packages into an application's folder, as npm would, but without a network.
 *
 * @param others folders of other dependencies; where two hold the same one, that of the first is taken
 */
export async function installPackages(
  packed: readonly PackedPackage[],
  application: string,
  others: readonly string[],
): Promise<void> {
  await Promise.all(
    packed.map(async ({ name, archive }) => {
      const folder = join(application, 'node_modules', name);
      await mkdir(folder, { recursive: true });
      await run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
      // What npm keeps beside a lib, since others want another version of it.
      const own = join(LIBS, basename(name), 'node_modules');
      if (existsSync(own)) await linkDependencies(own, join(folder, 'node_modules'));
    }),
  );
  for (const folder of others) await linkDependencies(folder, join(application, 'node_modules'));
}

async function linkDependencies(from: string, to: string): Promise<void> {
  for (const name of await dependencyNames(from)) {
    if (existsSync(join(to, name))) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await symlink(join(from, name), join(to, name), 'junction');
  }
}

/** With those of a scope by themselves: an application may have some of a scope from here, and some from there. */
async function dependencyNames(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== '@retinue');
  const scoped = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(folder, name))).map((part) => `${name}/${part}`) : [name],
  );
  return (await Promise.all(scoped)).flat();
}
