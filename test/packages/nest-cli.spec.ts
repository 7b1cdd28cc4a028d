import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');

interface NestPlugin {
  before(options: object, program: ts.Program): unknown;
}

interface NestProject {
  readonly root: string;
  readonly compilerOptions: { readonly tsConfigPath: string };
}

interface NestConfiguration {
  readonly compilerOptions: NestProject['compilerOptions'] & { readonly plugins: readonly string[] };
  readonly projects: Readonly<Record<string, NestProject>>;
}

/** As the CLI reads it: without complaining about an empty list of files. */
function readConfiguration(path: string): ts.ParsedCommandLine {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (): void => undefined };
  return ts.getParsedCommandLineOfConfigFile(path, undefined, host)!;
}

// The CLI itself needs Node 22, and builds a clean clone in the part of the tests that runs on Node 24.
describe('nest build', () => {
  test('is given no files by any project, builds what it refers to, and finds the app where it was built', async () => {
    const nest = JSON.parse(await readFile(join(root, 'nest-cli.json'), 'utf8')) as NestConfiguration;
    const projects = [...Object.values(nest.projects), { root: 'apps/api', ...nest }];
    const found = projects.map(({ compilerOptions }) =>
      readConfiguration(join(root, compilerOptions.tsConfigPath)),
    );
    expect(
      found.map(({ fileNames, projectReferences, options }) => ({
        fileNames,
        references: projectReferences?.map(({ path }) => path),
        outDir: options.outDir,
      })),
    ).toEqual(
      projects.map((project) => ({
        fileNames: [],
        references: [join(root, project.root)],
        outDir: join(root, project.root, 'dist'),
      })),
    );
  });

  describe('of a project that refers to another one', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
      await addProject('lib', 'export const answer: number = 42;', []);
      await addProject('app', "import { answer } from '../../lib/src/index.js';\nexport default answer;", [
        '../lib',
      ]);
      await writeJson('app/tsconfig.nest.json', { files: [], references: [{ path: '.' }] });
    });

    afterEach(async () => {
      await rm(folder, { recursive: true });
    });

    const writeJson = async (path: string, content: object): Promise<void> =>
      writeFile(join(folder, path), JSON.stringify(content));

    const addProject = async (name: string, source: string, references: readonly string[]): Promise<void> => {
      await mkdir(join(folder, name, 'src'), { recursive: true });
      await writeFile(join(folder, name, 'src/index.ts'), source);
      await writeJson(`${name}/tsconfig.json`, {
        compilerOptions: {
          composite: true,
          module: 'nodenext',
          target: 'es2022',
          lib: ['es2022'],
          types: [],
          rootDir: 'src',
          outDir: 'dist',
        },
        include: ['src'],
        references: references.map((path) => ({ path })),
      });
    };

    /** What the CLI does with the plugin, before it compiles its own files, which are none. */
    const build = async (): Promise<void> => {
      const nest = JSON.parse(await readFile(join(root, 'nest-cli.json'), 'utf8')) as NestConfiguration;
      const [path] = nest.compilerOptions.plugins;
      const plugin = createRequire(join(root, 'node_modules/package.json'))(path!) as NestPlugin;
      const { fileNames, ...configuration } = readConfiguration(join(folder, 'app/tsconfig.nest.json'));
      plugin.before({}, ts.createProgram({ rootNames: fileNames, ...configuration }));
    };

    test('builds both, where nothing was built before', async () => {
      await build();
      expect(
        ['lib/dist/index.js', 'app/dist/index.js'].map((path) => existsSync(join(folder, path))),
      ).toEqual([true, true]);
    });

    test('fails when one of them does not compile', async () => {
      await writeFile(join(folder, 'lib/src/index.ts'), "export const answer: number = 'no number';");
      await expect(build()).rejects.toThrow('tsconfig.nest.json does not build');
    });
  });
});
