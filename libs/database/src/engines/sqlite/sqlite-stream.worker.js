// @ts-check
// Plain JavaScript, because a worker thread is started from a file: this one runs as it stands, from the
// sources (tests) and from dist.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSqliteDriver } from './driver/sqlite-driver.js';

const Database = loadSqliteDriver();

/** @type {{ file: string, sql: string, parameters: unknown[], chunkRows: number }} */
const { file, sql, parameters, chunkRows } = workerData;

/** @type {IterableIterator<unknown> | undefined} */
let rows;
let isWhole = false;

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

// Each message asks for so many chunks more: the reader sets the pace.
parentPort?.on('message', (/** @type {number} */ chunks) => {
  try {
    for (let given = 0; given < chunks && !isWhole; given += 1) {
      const chunk = nextChunk();
      isWhole = chunk.length < chunkRows;
      parentPort?.postMessage({ chunk });
    }
  } catch (error) {
    isWhole = true;
    // Thrown out of a worker, SQLite's errors lose their message.
    const { code, message } = /** @type {{ code: string, message: string }} */ (error);
    parentPort?.postMessage({ failure: { code, message } });
  }
});
