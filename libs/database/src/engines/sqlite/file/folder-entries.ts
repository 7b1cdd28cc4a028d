import { type BigIntStats, statSync } from 'node:fs';

/**
 * Milliseconds after a change in which another one may have the same time: file systems take it from a clock that goes
 * on by 1 to 10 ms (FAT by 2 s, on which nobody should keep a database).
 */
const UNSETTLED_MS = 50;

/** Whether files were added to a folder, removed or renamed, told from the folder alone. */
export class FolderEntries {
  private settled: Pick<BigIntStats, 'dev' | 'ino' | 'mtimeNs'> | undefined;

  constructor(private readonly path: string) {}

  /** @returns false where nothing has changed since it was last asked; true also where it can't be told */
  haveChanged(): boolean {
    const now = this.look();
    const before = this.settled;
    if (now !== undefined && before !== undefined) {
      if (now.mtimeNs === before.mtimeNs && now.ino === before.ino && now.dev === before.dev) return false;
    }
    const isSettled = now !== undefined && Date.now() - Number(now.mtimeMs) > UNSETTLED_MS;
    this.settled = isSettled ? now : undefined;
    return true;
  }

  private look(): BigIntStats | undefined {
    try {
      return statSync(this.path, { bigint: true, throwIfNoEntry: false });
    } catch {
      return undefined;
    }
  }
}
