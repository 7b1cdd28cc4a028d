import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundleWith, type Metafile, type Plugin } from 'esbuild';
import { importFromOrigins } from './import-origins.js';

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

/** Of the same length as what it stands for: see `nameClassesAlone`. */
const UNNAMED = 'const __same = (made) => made;';

const requireHere = createRequire(import.meta.url);

/** Nest does not say of its decorators that they only define: where nothing else of it is used, all of it would be loaded. */
const NEST_COMMON = /[\\/]node_modules[\\/]@nestjs[\\/]common[\\/].*\.js$/;

/** Modules that we built. */
const OURS = /[\\/](apps|libs)[\\/][^\\/]+[\\/]dist[\\/].*\.js$/;

/** What reads the settings, of the rules of class-validator a few. */
const SETTINGS = /[\\/]apps[\\/]api[\\/]dist[\\/]settings[\\/]/;

/** Where a module is, and that it only defines. */
const findModules: Plugin = {
  name: 'find-modules',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === findModules || from.kind === 'entry-point') return undefined;
      // Its form for bundles is in parts. The one that Nest loads has all, and knows the same rules: they are the process's.
      if (/^class-(validator|transformer)$/.test(path) && SETTINGS.test(from.importer)) {
        const manifest = requireHere.resolve(`${path}/package.json`);
        return { path: join(dirname(manifest), 'esm2015', 'index.js'), sideEffects: false };
      }
      const isPackage = !/^[./]/.test(path);
      if (!isPackage && !NEST_COMMON.test(from.importer)) return undefined;
      const found = await build.resolve(path, { ...from, pluginData: findModules });
      // TypeORM and Nest name many packages that they only use where they are installed: those stay names.
      if (found.errors.length > 0) return isPackage ? { path, external: true } : undefined;
      return NEST_COMMON.test(found.path) ? { path: found.path, sideEffects: false } : undefined;
    });
    // The one thing that Nest's decorators do need beside themselves.
    build.onLoad({ filter: NEST_COMMON }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      return /\bReflect\./.test(contents)
        ? { contents: `import 'reflect-metadata'; ${contents}` }
        : undefined;
    });
    build.onLoad({ filter: OURS }, async ({ path }) => ({
      contents: importFromOrigins(await readFile(path, 'utf8')),
    }));
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
    plugins: [findModules],
    // CommonJS packages call it.
    banner: {
      js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url); ${UNNAMED}`,
    },
    logLevel: 'warning',
  });
  refuseLostNames(metafile);
  await nameClassesAlone(outdir);
}

/**
 * Takes back the names that functions are given: to closures, to functions that have theirs, and to those that are renamed for the
 * bundle and make no objects. Only names of classes are looked at, and functions within others are made again at each call: those of
 * Fastify took a tenth of a short answer's time, ours 1.4 % of a page of 50. What is put in is as long as what was there, so that
 * the source maps hold.
 */
async function nameClassesAlone(outdir: string): Promise<void> {
  const files = (await readdir(outdir))
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(outdir, file));
  await Promise.all(
    files.map(async (file) => {
      const text = (await readFile(file, 'utf8'))
        .replaceAll('/* @__PURE__ */ __name(', '/* @__PURE__ */ __same(')
        .replaceAll(/\b__name\((?!this\b)([\w$]+), "(?:\1|[a-z_$][\w$]*)"\);/g, (given) =>
          ';'.padEnd(given.length),
        );
      await writeFile(file, text);
    }),
  );
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
