// @ts-check
// Plain JavaScript: nothing can read TypeScript yet when Jest loads it.
import asyncHooks, { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
// @ts-expect-error It comes without types.
import circus from 'jest-circus/runner';

const require = createRequire(import.meta.url);

register('./source-hooks.js', import.meta.url);
process.setSourceMapsEnabled(true);

let specs = 0;

/** A value up to Node 22, a getter on Node 24. */
const NODES_OWN = /** @type {PropertyDescriptor} */ (
  Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage')
);

/** Those that collect tests and run them, of this spec. @type {Set<Pick<AsyncLocalStorage<unknown>, 'disable'>>} */
const storages = new Set();

/** Known, so that it can be switched off. @template Store @extends {AsyncLocalStorage<Store>} */
class KnownStorage extends AsyncLocalStorage {
  constructor() {
    super();
    storages.add(this);
  }
}

/**
 * Runs a spec with Jest's own runner. All that differs is who loads it: Node, so that the libraries and the sources of Retinue are
 * loaded once in a process, as in production, and not for each spec. What stands in `test/` is loaded for each spec anew, since it may
 * remember things. Decision 51.
 *
 * @param {unknown} globalConfig
 * @param {{ readonly displayName?: { readonly name: string } }} config of the project
 * @param {object} environment
 * @param {object} runtime that would have loaded it
 * @param {string} testPath
 * @param {unknown} sendMessageToJest
 * @returns {Promise<unknown>} what Jest counts
 */
export default async function runSpec(
  globalConfig,
  config,
  environment,
  runtime,
  testPath,
  sendMessageToJest,
) {
  const byNode = {
    /** @param {string} path of what collects tests and runs them: it is anew for each spec, too */
    requireInternalModule(path) {
      delete require.cache[path];
      Reflect.deleteProperty(globalThis, Symbol.for('EVENT_HANDLERS'));
      Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: KnownStorage, configurable: true });
      try {
        return require(path);
      } finally {
        Object.defineProperty(asyncHooks, 'AsyncLocalStorage', NODES_OWN);
      }
    },
    /** @param {object} globals `describe`, `it`, `expect` and the like */
    setGlobalsForRuntime(globals) {
      Object.assign(globalThis, globals);
    },
    unstable_shouldLoadAsEsm: () => true,
    /** @param {string} path */
    async unstable_importModule(path) {
      await import(`${pathToFileURL(path).href}?spec=${(specs += 1)}`);
    },
  };
  // Jest's own, which knows no map of what Node has loaded. Without it, errors name the lines of sources.
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  process.env['TEST_ENGINE'] = config.displayName?.name;
  try {
    return await circus.default(
      globalConfig,
      config,
      environment,
      Object.assign(Object.create(runtime), byNode),
      testPath,
      sendMessageToJest,
    );
  } finally {
    // Up to Node 22, every promise of the process pays for each storage that was ever used: with a hundred specs, a fifth of its time.
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
