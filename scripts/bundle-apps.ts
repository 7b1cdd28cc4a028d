import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as bundleWith, type Metafile, type Plugin } from 'esbuild';

/** What each application is started with, beside the threads of SQLite, which are files of their own. */
const APPS = ['api', 'cli'];

const SQLITE_THREADS = {
  'sqlite-stream.worker': 'libs/database/dist/engines/sqlite/sqlite-stream.worker.js',
  'sqlite-checkpoint.worker': 'libs/database/dist/engines/sqlite/checkpoints/sqlite-checkpoint.worker.js',
};

/** Loaded from where they are installed. */
const OUTSIDE = [
  // Reads files that lie beside its own code.
  'swagger-ui-dist',
  // Nest loads them by `import()`, and uses their names: see `refuseLostNames`.
  'class-transformer',
  'class-validator',
];

/** CommonJS, loaded by `import()`, and used by their default export alone. */
const USED_BY_DEFAULT = ['@fastify/cors', '@fastify/static', 'pino-pretty'];

/** TypeORM and Nest name many packages that they only use where they are installed: those stay names. */
const keepMissingPackages: Plugin = {
  name: 'keep-missing-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === keepMissingPackages) return undefined;
      const { errors } = await build.resolve(path, { ...from, pluginData: keepMissingPackages });
      return errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};

/**
 * Makes the folder `bundle` of an application from what `tsc -b` has built: its modules, the libs' and those of others in
 * a few files. Node takes longer to find and read 1,400 files than to run what is in them.
 *
 * @throws Error when a file does not build, or a package would lose names
 */
async function bundle(app: string): Promise<void> {
  const outdir = `apps/${app}/bundle`;
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await bundleWith({
    metafile: true,
    entryPoints: { main: `apps/${app}/dist/main.js`, ...SQLITE_THREADS },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Migrations are known by the names of their classes, and those of the two engines are alike.
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    external: OUTSIDE,
    plugins: [keepMissingPackages],
    // CommonJS packages call it.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    logLevel: 'warning',
  });
  refuseLostNames(metafile);
}

/**
 * `import()` of a CommonJS package gives its names in Node, but in a bundle its default export alone.
 *
 * @throws Error that names the package, when a new one is loaded so
 */
function refuseLostNames({ inputs }: Metafile): void {
  const loaded = Object.values(inputs).flatMap(({ imports }) =>
    imports.filter(({ kind, external }) => kind === 'dynamic-import' && external !== true),
  );
  const lost = loaded
    .filter(({ path }) => inputs[path]?.format === 'cjs')
    .map(({ path }) => path)
    .filter((path) => !USED_BY_DEFAULT.some((name) => path.includes(`/${name}/`)));
  if (lost.length > 0) {
    throw new Error(
      `${lost.join(', ')}: loaded by import() and CommonJS, so its names are lost: add it to OUTSIDE`,
    );
  }
}

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await Promise.all(APPS.map(bundle));
