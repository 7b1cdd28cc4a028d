// @ts-check
// Plain JavaScript, like the worker threads that load it: it runs as it stands, from the sources and from dist.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The package of the driver that fits this Node; the other one is never loaded. Version 13 crashes a Node whose
 * Node-API is older than 10 (20, and 22 before 22.14). Version 12 aborts Node 24.19 and later, sooner or later.
 */
export const SQLITE_DRIVER =
  Number(process.versions.napi) >= 10 ? 'better-sqlite3-13' : '@retinue/better-sqlite3-12';

/** @type {typeof import('better-sqlite3') | undefined} */
let loaded;

/**
 * @returns {typeof import('better-sqlite3')} better-sqlite3, in the version that fits this Node
 * @throws Error when it is not installed, or has no binary for this machine: one sentence that says what to do
 */
export function loadSqliteDriver() {
  return (loaded ??= load());
}

function load() {
  try {
    const Database = require(SQLITE_DRIVER);
    // The binary is loaded with the first database.
    new Database(':memory:').close();
    return Database;
  } catch (error) {
    throw new Error(sentence(/** @type {NodeJS.ErrnoException} */ (error)), { cause: error });
  }
}

/** @param {NodeJS.ErrnoException} error */
function sentence({ code, message }) {
  const [problem] = message.split('\n');
  if (code === 'MODULE_NOT_FOUND' && message.includes(`'${SQLITE_DRIVER}'`))
    return `SQLite's driver for Node ${process.version}, ${SQLITE_DRIVER}, is not installed: install the dependencies with this Node ("npm ci" or "npm install")`;
  return `SQLite's driver, ${SQLITE_DRIVER}, does not load on Node ${process.version} (${problem}): compile it for this machine with "${compileCommand()}"`;
}

function compileCommand() {
  // Version 13 brings binaries, and so has no install script that npm could run again.
  return SQLITE_DRIVER === 'better-sqlite3-13'
    ? 'npm explore better-sqlite3-13 -- npm run build-release'
    : 'npm rebuild better-sqlite3-12';
}
