import type BetterSqlite3 from 'better-sqlite3';

/** Bytes; the most that SQLite maps. */
const MAPPED_BYTES = 0x7fff0000;

/** Reads a page where the system has it, without a system call for each that is not in the connection's own cache. */
export function mapFile(connection: BetterSqlite3.Database): void {
  connection.pragma(`mmap_size = ${MAPPED_BYTES}`);
}
