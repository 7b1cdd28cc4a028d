import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own, which can be filled up and emptied. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes. */
  fill(leave: number): void;
  empty(): void;
  remove(): void;
}

/** @returns undefined where nobody lets us mount one */
export function mountSmallDisk(folder: string, mebibytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (leave) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
    },
    empty: () => rmSync(ballast, { force: true }),
    // Lazily: somebody may still have a file open in it.
    remove: () => execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' }),
  };
}
