import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { installPackages, type PackedPackage } from './install-packages.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

describe('the libs, packed and installed in an application of another team', () => {
  let directory: string;
  let packed: PackedPackage[];

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'retinue-consumer-')));
    packed = await installPackages(root, directory);
    await copyFile(join(import.meta.dirname, 'consumer.mjs'), join(directory, 'consumer.mjs'));
  }, 60_000);

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('are all of libs/, and contain what was compiled and nothing else', async () => {
    const libs = await readdir(join(root, 'libs'));
    expect(packed.map(({ name }) => name).sort()).toEqual(libs.map((lib) => `@retinue/${lib}`).sort());
    for (const { files } of packed) {
      expect(files).toContain('dist/index.js');
      expect(files).toContain('dist/index.d.ts');
      expect(files.filter((file) => !/^(dist\/.+|package\.json|README\.md|LICENSE)$/.test(file))).toEqual([]);
      expect(files.filter((file) => file.includes('.spec.'))).toEqual([]);
    }
  });

  it.each(['common', 'database', 'users', 'follows'])(
    'bring a README for %s whose example prints what it says',
    async (lib) => {
      const readme = await readFile(join(directory, 'node_modules/@retinue', lib, 'README.md'), 'utf8');
      const [, example = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
      const said = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
      expect(said.length).toBeGreaterThan(0);
      await writeFile(join(directory, `${lib}-example.mjs`), example);
      const { stdout } = await run(process.execPath, [`${lib}-example.mjs`], { cwd: directory });
      expect(stdout.trimEnd().split('\n')).toEqual(said);
    },
  );

  it('make up a Nest application with users and follows', async () => {
    const { stdout } = await run(process.execPath, ['consumer.mjs'], { cwd: directory });
    expect(JSON.parse(stdout)).toEqual({
      followers: [
        expect.objectContaining({ firstName: 'Alan', lastName: 'Turing', email: 'alan@example.com' }),
      ],
      nextCursor: null,
      followersCount: 1,
    });
  });

  it('bring the types that the application is checked against', async () => {
    const options = '--allowJs --checkJs --strict --noEmit --module nodenext --target es2023';
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [compiler, ...options.split(' '), 'consumer.mjs'], {
      cwd: directory,
    }).catch((failed: { stdout: string }) => failed);
    // Declarations of other libraries are theirs to mend; ours, and what the consumer makes of them, count.
    expect(stdout.split('\n').filter((line) => /^(consumer|node_modules\/@retinue)/.test(line))).toEqual([]);
  });
});
