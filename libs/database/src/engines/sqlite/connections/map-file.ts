import type BetterSqlite3 from 'better-sqlite3';

/** Bytes; the most that SQLite maps. */
const MAPPED_BYTES = 0x7fff0000;

/** Has a connection read pages where the system has them, without a system call for each that is not in its own cache. */
export const MAP_FILE = `PRAGMA mmap_size = ${MAPPED_BYTES}`;

/** For work that reads all of the file in turn: what is mapped of it would count as this process's memory. */
export const UNMAP_FILE = 'PRAGMA mmap_size = 0';

/** {@link MAP_FILE}, for a connection that was just opened. */
export function mapFile(connection: BetterSqlite3.Database): void {
  connection.exec(MAP_FILE);
}
