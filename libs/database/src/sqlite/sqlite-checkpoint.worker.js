// @ts-check
// Plain JavaScript, like sqlite-stream.worker.js: a worker thread is started from a file.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSqliteDriver } from './sqlite-driver.js';

const Database = loadSqliteDriver();

/** @type {{ file: string, fewFrames: number }} */
const { file, fewFrames } = workerData;

/** Rounds at most: a disk that is slower than the writes come in never catches up. */
const MAX_ROUNDS = 5;

const database = new Database(file, { fileMustExist: true });
database.pragma('synchronous = FULL');
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
const look = database.prepare('PRAGMA wal_checkpoint(NOOP)');

/** Copies what is committed until little is left that came meanwhile. */
function copyMost() {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    checkpoint.get();
    const { log, checkpointed } = /** @type {{ log: number, checkpointed: number }} */ (look.get());
    if (log - checkpointed < fewFrames) return;
  }
}

parentPort?.on('message', (task) => {
  try {
    if (task === 'copy most') copyMost();
    if (task === 'copy the rest') checkpoint.get();
    if (task === 'close') database.close();
  } catch {
    // A full disk, say. Nothing is lost: it all stays in the log, and the next checkpoint tries again.
  }
  parentPort?.postMessage('done');
  if (task === 'close') parentPort?.close();
});
