// @ts-check
// Plain JavaScript, like sqlite-stream.worker.js: a worker thread is started from a file.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadSqliteDriver } from '../driver/sqlite-driver.js';

const Database = loadSqliteDriver();

/** @type {{ file: string, identity?: { dev: bigint, ino: bigint }, fewFrames: number }} */
const { file, identity, fewFrames } = workerData;

/** Rounds at most: a disk that is slower than the writes come in never catches up. */
const MAX_ROUNDS = 5;

const database = new Database(file, { fileMustExist: true });
// Before anything is read: until then SQLite has not opened the log, and would copy none of it into another file.
const { dev, ino } = statSync(file, { bigint: true });
if (identity !== undefined && (dev !== identity.dev || ino !== identity.ino)) {
  throw new Error(`${file} is another file by now`);
}
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
  /** @type {{ code: string, message: string } | undefined} */
  let failure;
  try {
    if (task === 'copy most') copyMost();
    if (task === 'copy the rest') checkpoint.get();
    if (task === 'close') database.close();
  } catch (error) {
    // A full disk, say. Nothing is lost: it all stays in the log, and the next checkpoint tries again.
    const { code, message } = /** @type {{ code: string, message: string }} */ (error);
    failure = { code, message };
  }
  parentPort?.postMessage({ failure });
  if (task === 'close') parentPort?.close();
});
