// @ts-check
// Plain JavaScript, like the worker threads that load it: it runs as it stands, from the sources and from dist.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const hasNodeApi10 = Number(process.versions.napi) >= 10;

/**
 * The package of the driver that fits this Node; the other one is never loaded. Version 13 crashes a Node whose
 * Node-API is older than 10 (20, and 22 before 22.14). Version 12 aborts Node 24.19 and later, sooner or later.
 */
export const SQLITE_DRIVER = hasNodeApi10 ? 'better-sqlite3-13' : '@retinue/better-sqlite3-12';

/** What TypeORM and applications call it. */
const OWN_NAME = 'better-sqlite3';

/** TypeORM 1.1 asks for version 12 under the driver's own name, so 13 is installed beside it, under another. */
const INSTALL = hasNodeApi10
  ? 'npm install better-sqlite3-13@npm:better-sqlite3@13'
  : 'npm install better-sqlite3@12';

/** @type {typeof import('better-sqlite3') | undefined} */
let loaded;

/**
 * SQLite's driver, loaded with the first call and kept.
 *
 * @returns {typeof import('better-sqlite3')} better-sqlite3, in the version that fits this Node
 * @throws Error when it is not installed, or has no binary for this machine: one sentence that says what to do
 */
export function loadSqliteDriver() {
  return (loaded ??= load());
}

function load() {
  const driver = installedDriver();
  try {
    const Database = require(driver);
    // The binary is loaded with the first database.
    new Database(':memory:').close();
    return Database;
  } catch (error) {
    throw new Error(sentence(/** @type {NodeJS.ErrnoException} */ (error), driver), { cause: error });
  }
}

/**
 * The one that an application has under the driver's own name, if it fits: two copies of SQLite in a process take each
 * other's locks on a file away (https://sqlite.org/howtocorrupt.html).
 */
function installedDriver() {
  try {
    const [major] = require(`${OWN_NAME}/package.json`).version.split('.').map(Number);
    const fits = major >= 13 ? hasNodeApi10 : Number(process.versions.node.split('.')[0]) < 24;
    if (fits) return OWN_NAME;
  } catch {
    // It is not there.
  }
  return SQLITE_DRIVER;
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string} driver
 */
function sentence({ code, message }, driver) {
  const [problem] = message.split('\n');
  if (code === 'MODULE_NOT_FOUND' && message.includes(`'${driver}'`))
    return `SQLite's driver for Node ${process.version} is not installed: "${INSTALL}"`;
  return `SQLite's driver, ${driver}, does not load on Node ${process.version} (${problem}): compile it for this machine with "${compileCommand(driver)}"`;
}

/** @param {string} driver */
function compileCommand(driver) {
  // Version 13 brings binaries, and so has no install script that npm could run again.
  return driver === 'better-sqlite3-13'
    ? 'npm explore better-sqlite3-13 -- npm run build-release'
    : `npm rebuild ${driver.replace('@retinue/', '')}`;
}
