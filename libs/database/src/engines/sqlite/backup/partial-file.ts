import { type BigIntStats, constants, existsSync } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { BackupError } from '../../../errors/backup.errors.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { isBusy } from '../sqlite-errors.js';

/** What SQLite may keep beside a file. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'];

/** Of who made it alone: it holds names, emails and secrets. */
const MODE = 0o600;

/** A file in the making, beside its place: whoever finds a file there finds a whole one, whatever dies in between. */
export class PartialFile {
  private constructor(
    readonly path: string,
    private readonly target: string,
    private readonly made: BigIntStats,
  ) {}

  /**
   * Makes it, empty; what a process that was killed has left there goes.
   *
   * @param target where it is to be in the end
   * @throws BackupError when another process is at it
   */
  static async make(target: string): Promise<PartialFile> {
    const path = `${target}.partial`;
    if (existsSync(path)) {
      assertUnused(path);
      await remove(path);
    }
    const handle = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, MODE);
    try {
      return new PartialFile(path, target, await handle.stat({ bigint: true }));
    } finally {
      await handle.close();
    }
  }

  /** Keeps others from taking it for what a killed process has left. It can be read meanwhile. */
  async whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
    const Database = driverAtStart();
    const holding = new Database(this.path, { fileMustExist: true });
    try {
      holding.exec('BEGIN IMMEDIATE');
      return await work();
    } finally {
      holding.close();
    }
  }

  /**
   * Puts it in its place, on disk, in one step.
   *
   * @param overwrites what is there by now
   * @throws BackupError when it may not, or when this is not the file that was made
   */
  async publish(overwrites: boolean): Promise<void> {
    const handle = await open(this.path, 'r+');
    try {
      const { dev, ino } = await handle.stat({ bigint: true });
      if (dev !== this.made.dev || ino !== this.made.ino) {
        throw new BackupError(`${this.path} was replaced meanwhile: does another process write it?`);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await (overwrites ? rename(this.path, this.target) : this.moveToFreeName());
    await syncFolder(dirname(this.target));
  }

  /** Removes it, and all that is beside it. */
  async discard(): Promise<void> {
    await remove(this.path);
  }

  /** A rename would overwrite what came meanwhile. */
  private async moveToFreeName(): Promise<void> {
    try {
      await link(this.path, this.target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') throw new BackupError(`${this.target} is there by now, and was left as it is`);
      // A file system without links.
      if (existsSync(this.target)) throw error;
      return rename(this.path, this.target);
    }
    await rm(this.path);
  }
}

async function remove(path: string): Promise<void> {
  for (const ending of ['', ...SIDE_FILES]) await rm(path + ending, { force: true });
}

/** @throws BackupError when a process writes it, or holds it */
function assertUnused(path: string): void {
  const Database = driverAtStart();
  let trying: BetterSqlite3.Database | undefined;
  try {
    trying = new Database(path, { fileMustExist: true, timeout: 0 });
    trying.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (isBusy(error)) throw new BackupError(`${path} is being written by another process: wait for that`);
    // Half of a database, as a process that was killed leaves it.
  } finally {
    trying?.close();
  }
}

/** Puts the entries of a folder on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether two paths lead to one file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map(async (path) => stat(path, { bigint: true }).catch(() => undefined)),
  );
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
