import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from '../support/start-test-app.js';
import { installPackages, libsAmong, packPackages, type PackedPackage } from './install-packages.js';
import { type ReadmeExample, readExamples, runExample, writeExample } from './readme-examples.js';
import { findBrokenMaps } from './source-maps.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const libs = (await readdir(join(root, 'libs'))).map((lib) => `@retinue/${lib}`).sort();

/** Those with routes, and what their README shows them on. */
const ROUTES = ['@retinue/users', '@retinue/follows'];
const PLATFORMS = ['@nestjs/platform-express', '@nestjs/platform-fastify'];

const CONSUMED = {
  followers: [expect.objectContaining({ firstName: 'Alan', lastName: 'Turing', externalId: null })],
  nextCursor: null,
  followersCount: 1,
};

/** How attw prints the same text on any terminal: else its form goes by the width and the colours. */
const PLAIN = ['--format', 'ascii', '--no-emoji', '--no-color'];

/** Tools print what they find, and end with an error. */
async function inspect(
  cwd: string,
  archive: string,
  tool: string,
  ...options: readonly string[]
): Promise<{ passed: boolean; printed: string }> {
  const bin = join(root, 'node_modules/.bin', tool);
  return run(bin, [archive, ...options], { cwd, shell: process.platform === 'win32' }).then(
    ({ stdout }) => ({ passed: true, printed: stdout }),
    ({ message, stdout }: Error & { stdout: string }) => ({
      passed: false,
      printed: `${message}\n${stdout}`,
    }),
  );
}

describe('the libs, packed and installed in an application of another team', () => {
  let directory: string;
  let packed: PackedPackage[];
  /** What the example of the client talks to. */
  let service: TestApp;

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'retinue-consumer-')));
    service = await startTestApp();
    packed = await packPackages();
    await installPackages(packed, directory, [join(root, 'node_modules')]);
    for (const file of ['consumer.mjs', 'consumer.cjs'])
      await copyFile(join(import.meta.dirname, file), join(directory, file));
  }, 60_000);

  afterAll(async () => {
    await service?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('are all of libs/, and contain sources, what was compiled of them, and nothing else', async () => {
    expect(
      libsAmong(packed)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(libs);
    for (const { files } of libsAmong(packed)) {
      expect(files).toContain('dist/index.js');
      expect(files).toContain('dist/index.d.ts');
      expect(
        files.filter((file) => !/^((dist|src)\/.+|package\.json|README\.md|LICENSE)$/.test(file)),
      ).toEqual([]);
      expect(files.filter((file) => file.includes('.spec.'))).toEqual([]);
    }
  });

  it('have maps that lead from all that was compiled to its sources', async () => {
    const broken = libsAmong(packed).map(async ({ name, files }) => {
      const found = await findBrokenMaps(join(directory, 'node_modules', name), files);
      return found.map((problem) => `${name}: ${problem}`);
    });
    expect((await Promise.all(broken)).flat()).toEqual([]);
  });

  it('pass what publint and attw look at', async () => {
    const inspected = libsAmong(packed).flatMap(({ archive }) => [
      inspect(directory, archive, 'publint', '--strict'),
      // The libs are ES modules. Node gives them to require() as well, which attw does not know of.
      inspect(directory, archive, 'attw', '--profile', 'esm-only', ...PLAIN),
    ]);
    const results = await Promise.all(inspected);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    // What they print shows that they looked.
    expect(results.filter(({ printed }) => /All good!|node16 \(from ESM\): OK/.test(printed))).toEqual(
      results,
    );
  }, 60_000);

  it.each(libs)('bring a README whose examples print what they say: %s', async (lib) => {
    const examples = await readExamples(directory, lib);
    expect(examples.length).toBeGreaterThan(0);
    const printed = await Promise.all(
      examples.map(async (example) => runExample(directory, example, { RETINUE_URL: service.url })),
    );
    expect(printed).toEqual(examples.map(({ said }) => said));
  });

  it.each(ROUTES)('bring a README that shows the routes on each platform: %s', async (lib) => {
    const examples = await readExamples(directory, lib);
    const shown = PLATFORMS.filter((platform) => examples.some(({ source }) => source.includes(platform)));
    expect(shown).toEqual(PLATFORMS);
  });

  it.each(['consumer.mjs', 'consumer.cjs'])(
    'make up a Nest application with users and follows: %s',
    async (file) => {
      const { stdout } = await run(process.execPath, [file], { cwd: directory });
      expect(JSON.parse(stdout)).toEqual(CONSUMED);
    },
  );

  it('bring the types that the application is checked against', async () => {
    const options = '--allowJs --checkJs --strict --noEmit --module nodenext --target es2023';
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const [ofClient] = (await readExamples(directory, '@retinue/client')) as [ReadmeExample];
    const clientExample = await writeExample(directory, ofClient);
    const { stdout } = await run(
      process.execPath,
      [compiler, ...options.split(' '), 'consumer.mjs', 'consumer.cjs', clientExample],
      { cwd: directory },
    ).catch((failed: { stdout: string }) => failed);
    // Declarations of other libraries are theirs to mend; ours, and what the consumer makes of them, count.
    expect(
      stdout.split('\n').filter((line) => /^(consumer|example|node_modules\/@retinue)/.test(line)),
    ).toEqual([]);
  }, 60_000);

  describe('with the oldest version of all that they stand beside', () => {
    let oldest: string;

    beforeAll(async () => {
      oldest = join(directory, 'oldest');
      const peers = join(import.meta.dirname, 'oldest-peers/node_modules');
      await installPackages(packed, oldest, [peers, join(root, 'node_modules')]);
      for (const file of ['consumer.mjs', 'consumer.cjs'])
        await copyFile(join(import.meta.dirname, file), join(oldest, file));
    });

    it('are given those', async () => {
      const read = async (path: string): Promise<{ version: string; devDependencies: object }> =>
        JSON.parse(await readFile(path, 'utf8')) as { version: string; devDependencies: object };
      const { devDependencies } = await read(join(import.meta.dirname, 'oldest-peers/package.json'));
      for (const [name, version] of Object.entries(devDependencies))
        expect((await read(join(oldest, 'node_modules', name, 'package.json'))).version).toBe(version);
    });

    it.each(['consumer.mjs', 'consumer.cjs'])('make up the same application: %s', async (file) => {
      const { stdout } = await run(process.execPath, [file], { cwd: oldest });
      expect(JSON.parse(stdout)).toEqual(CONSUMED);
    });

    it.each(ROUTES)('answer as their README says: %s', async (lib) => {
      const examples = await readExamples(oldest, lib);
      const printed = await Promise.all(examples.map(async (example) => runExample(oldest, example)));
      expect(printed).toEqual(examples.map(({ said }) => said));
    });
  });
});
