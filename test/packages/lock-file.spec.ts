import { readFile } from 'node:fs/promises';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  const locked = async (): Promise<[path: string, found: LockedPackage][]> => {
    const text = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
    return Object.entries((JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages);
  };

  test('names no download host, so that any registry serves', async () => {
    const hosts = (await locked()).filter(([, { resolved }]) => resolved?.includes('://') === true);
    expect(hosts).toEqual([]);
  });

  test('has the packages of every platform: npm ci refuses a lock without them, wherever it was made', async () => {
    const packages = await locked();
    const paths = new Set(packages.map(([path]) => path));
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !paths.has(`node_modules/${name}`) && !paths.has(`${path}/node_modules/${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});
