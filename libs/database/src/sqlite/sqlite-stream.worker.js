// @ts-check
// Plain JavaScript, because a worker thread is started from a file: this one runs as it stands, from the
// sources (tests) and from dist.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSqliteDriver } from './sqlite-driver.js';

const Database = loadSqliteDriver();

/** @type {{ file: string, sql: string, parameters: unknown[], chunkRows: number }} */
const { file, sql, parameters, chunkRows } = workerData;

/** @type {IterableIterator<unknown> | undefined} */
let rows;

/** @returns {unknown[]} the next rows; fewer than a chunk when there are no more */
function nextChunk() {
  rows ??= new Database(file, { readonly: true, fileMustExist: true }).prepare(sql).iterate(...parameters);
  const chunk = [];
  while (chunk.length < chunkRows) {
    const { done, value } = rows.next();
    if (done) break;
    chunk.push(value);
  }
  return chunk;
}

// One chunk for each message: the reader sets the pace.
parentPort?.on('message', () => {
  try {
    parentPort?.postMessage({ chunk: nextChunk() });
  } catch (error) {
    // Thrown out of a worker, SQLite's errors lose their message.
    const { code, message } = /** @type {{ code: string, message: string }} */ (error);
    parentPort?.postMessage({ failure: { code, message } });
  }
});
