import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { driverAtStart } from '../driver/driver-at-start.js';

/** How far a copy has come, in bytes. */
export interface CopyProgress {
  readonly copied: number;
  readonly total: number;
}

/** How a file is copied while others use it. */
export interface CopyOptions {
  /** Takes the disk for a part of the time only, which leaves it to those who serve. */
  readonly isThrottled: boolean;
  /** Told after each stretch. Whatever it throws ends the copy. */
  readonly onProgress: (progress: CopyProgress) => void;
}

/** Bytes in a stretch. What it takes is how long whoever commits meanwhile may wait for the disk. */
const STRETCH_BYTES = 1_048_576;

/** Milliseconds that a stretch takes at least, with its rest: no more than 40 MB a second, however fast the disk is. */
const STRETCH_MS = 25;

/** So many times as long as the stretch took is rested: the disk is ours for a third of the time. */
const RESTS = 2;

/** Memory that is slept on. */
const ASLEEP = new Int32Array(new SharedArrayBuffer(4));

/**
 * Copies a SQLite file as it is at this moment, its log included, while others read and write it.
 *
 * One reading stays open for as long as that takes. Without it, SQLite begins the copy anew with each commit of another
 * process, and would never end beside a server that is written to. What is written meanwhile stays in the log, which grows.
 *
 * @param target an empty file
 * @throws SQLite's error
 */
export async function copyOnline(source: string, target: string, options: CopyOptions): Promise<void> {
  const Database = driverAtStart();
  // Ours is closed last: to close a file takes the locks of all of this process's connections to it away.
  const handle = openSync(target, 'r+');
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new Database(source, { readonly: true, fileMustExist: true });
    connection.exec('BEGIN');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    await copyPages(connection, target, handle, options);
  } finally {
    connection?.close();
    closeSync(handle);
  }
}

async function copyPages(
  source: BetterSqlite3.Database,
  target: string,
  handle: number,
  { isThrottled, onProgress }: CopyOptions,
): Promise<void> {
  const pageSize = Number(source.pragma('page_size', { simple: true }));
  const pages = Math.ceil(STRETCH_BYTES / pageSize);
  let begun = performance.now();
  const { totalPages: all } = await source.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      onProgress({ copied: (totalPages - remainingPages) * pageSize, total: totalPages * pageSize });
      if (isThrottled) {
        // What waits in memory for the disk holds up the next commit of whoever serves: never more than a stretch.
        fdatasyncSync(handle);
        const took = performance.now() - begun;
        Atomics.wait(ASLEEP, 0, 0, Math.max(RESTS * took, STRETCH_MS - took));
        begun = performance.now();
      }
      return pages;
    },
  });
  onProgress({ copied: all * pageSize, total: all * pageSize });
}
