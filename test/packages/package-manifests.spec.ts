import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly keywords?: readonly string[];
  readonly engines?: object;
  readonly sideEffects?: boolean;
  readonly publishConfig?: object;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** SQLite's older driver: under a name of its own here, and installed only where the newer one does not run. */
const OLD_DRIVER = 'node_modules/better-sqlite3-12';

const root = resolve(import.meta.dirname, '../..');
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

const lockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Manifest>>;
};

describe('the package.json of each lib', () => {
  const folders = readdirSync(join(root, 'libs')).map((lib) => `libs/${lib}`);
  const manifests = folders.map((folder) => readManifest(join(root, folder)));
  const whole = readManifest(root);
  /** What npm installed, of the oldest that the tests of the packed libs run beside. */
  const oldest = (name: string): Manifest => {
    if (name === 'better-sqlite3') return lockFile.packages[OLD_DRIVER]!;
    const own = join(import.meta.dirname, 'oldest-peers/node_modules', name);
    return readManifest(existsSync(own) ? own : join(root, 'node_modules', name));
  };

  it('says the version and the Nodes of the whole, and how it is published', () => {
    const expected = {
      version: whole.version,
      engines: whole.engines,
      sideEffects: false,
      publishConfig: { access: 'public' },
      keywords: expect.arrayContaining([expect.any(String)]),
    };
    expect(manifests.map(({ name, ...manifest }) => ({ [name]: manifest }))).toEqual(
      manifests.map(({ name }) => ({ [name]: expect.objectContaining(expected) })),
    );
  });

  it('takes of a peer what the others take', () => {
    const ranges = manifests.flatMap(({ peerDependencies = {} }) => Object.entries(peerDependencies));
    const wrong = ranges.filter(([peer, range]) =>
      ranges.some(([other, theirs]) => other === peer && theirs !== range),
    );
    expect(wrong).toEqual([]);
  });

  it('begins the range of each peer with the version that the tests run beside', () => {
    const begins = new Map(
      manifests
        .flatMap(({ peerDependencies = {} }) => Object.entries(peerDependencies))
        .filter(([peer, range]) => !peer.startsWith('@retinue/') && range !== '*')
        .map(([peer, range]) => [peer, /\d+\.\d+\.\d+/.exec(range)?.[0]]),
    );
    expect(begins).toEqual(new Map([...begins.keys()].map((peer) => [peer, oldest(peer).version])));
  });

  it('is one that npm publishes without a warning', async () => {
    const workspaces = folders.flatMap((folder) => ['-w', folder]);
    const { stdout, stderr } = await promisify(execFile)(
      'npm',
      ['publish', '--dry-run', '--offline', '--json', ...workspaces],
      { cwd: root, shell: process.platform === 'win32', maxBuffer: 2 ** 26 },
    );
    expect(manifests.filter(({ name }) => !stdout.includes(`"${name}"`))).toEqual([]);
    // Nobody is logged in here.
    const warnings = stderr.split('\n').filter((line) => /\bwarn\b/i.test(line));
    expect(warnings.filter((line) => !line.includes('to be logged in'))).toEqual([]);
  });
});
