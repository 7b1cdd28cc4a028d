import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inFile } from './copy-source.js';

/** Bytes of a page, as SQLite makes them. */
const PAGE = 4096;

/** The page (from 1 on) that a table or index begins with; the schema is on the first. */
export function rootPageOf(folder: string, file: string, name: string): number {
  return inFile(folder, file, (database) =>
    Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)),
  );
}

/** Flips all bits of a page behind everybody's back; of the first, not those of the file's own header. Twice mends it. */
export function flipPage(folder: string, file: string, page: number): void {
  flip(join(folder, file), (page - 1) * PAGE + (page === 1 ? 100 : 0), page * PAGE);
}

/** Flips all bits from one byte to before another. */
export function flip(path: string, from: number, to: number): void {
  const descriptor = openSync(path, 'r+');
  try {
    const bytes = Buffer.alloc(to - from);
    const length = readSync(descriptor, bytes, 0, bytes.length, from);
    writeSync(
      descriptor,
      bytes.subarray(0, length).map((byte) => ~byte & 0xff),
      0,
      length,
      from,
    );
  } finally {
    closeSync(descriptor);
  }
}
