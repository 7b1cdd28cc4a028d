import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What brings SQLite's driver on old Nodes; npm leaves it out on all others. */
const OLD_DRIVER = { name: '@retinue/better-sqlite3-12', folder: './drivers/better-sqlite3-12' };

/** A lib as npm would publish it. */
export interface PackedPackage {
  readonly name: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

/**
 * Packs every lib of the repository and installs the archives into `target`, whose other dependencies are the
 * repository's own: what npm would install with this Node, without a network.
 *
 * @returns the libs
 */
export async function installPackages(root: string, target: string): Promise<PackedPackage[]> {
  const libs = await readdir(join(root, 'libs'));
  for (const lib of libs)
    if (!existsSync(join(root, 'libs', lib, 'dist/index.js')))
      throw new Error(`libs/${lib} is not built: run "npm run build" first.`);

  const folders = libs.map((lib) => `./libs/${lib}`);
  if (existsSync(join(root, 'node_modules', OLD_DRIVER.name))) folders.push(OLD_DRIVER.folder);
  const { stdout } = await run(
    'npm',
    ['pack', ...folders, '--json', '--pack-destination', target, '--offline', '--loglevel=error'],
    { cwd: root, shell: process.platform === 'win32' },
  );
  const packed = Object.values(JSON.parse(stdout) as Record<string, NpmPacked>);
  for (const { name, filename } of packed) {
    const folder = join(target, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    await run('tar', ['-xzf', join(target, filename), '-C', folder, '--strip-components=1']);
  }
  await linkOtherDependencies(join(root, 'node_modules'), join(target, 'node_modules'));
  return packed
    .filter(({ name }) => name !== OLD_DRIVER.name)
    .map(({ name, files }) => ({ name, files: files.map(({ path }) => path) }));
}

interface NpmPacked {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

async function linkOtherDependencies(from: string, to: string): Promise<void> {
  const entries = (await readdir(from)).filter((name) => !name.startsWith('.') && name !== '@retinue');
  await Promise.all(entries.map((name) => symlink(join(from, name), join(to, name), 'junction')));
}
