// @ts-check
// Plain JavaScript, because a worker thread is started from a file: this one runs as it stands, from the
// sources (tests) and from dist.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** @type {{ file: string, sql: string, parameters: unknown[], chunkRows: number }} */
const { file, sql, parameters, chunkRows } = workerData;

const database = new Database(file, { readonly: true, fileMustExist: true });
const rows = database.prepare(sql).iterate(...parameters);

// One chunk for each message: the reader sets the pace.
parentPort?.on('message', () => {
  /** @type {unknown[]} */
  const chunk = [];
  while (chunk.length < chunkRows) {
    const { done, value } = rows.next();
    if (done) break;
    chunk.push(value);
  }
  parentPort?.postMessage(chunk);
});
