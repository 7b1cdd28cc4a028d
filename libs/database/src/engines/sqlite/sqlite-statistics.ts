import { MAP_FILE, UNMAP_FILE } from './connections/map-file.js';

/**
 * Looks at every table that has changed much, whether this connection has read it or not
 * (https://sqlite.org/pragma.html#pragma_optimize). At a bounded number of rows, since SQLite then keeps no samples of them:
 * those are names and emails, in a table that no deletion reaches (`sqlite_stat4`).
 */
const OPTIMIZE = 'PRAGMA optimize = 0x10012';

/** What has the tables of all modules looked at. */
export const SQLITE_STATISTICS: readonly string[] = [UNMAP_FILE, OPTIMIZE, MAP_FILE];
