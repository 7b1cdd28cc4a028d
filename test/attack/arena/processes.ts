import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

/** The processes that a process started. */
export function childrenOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a process holds: what an attack takes must come back. */
export interface Held {
  readonly threads: number;
  readonly handles: number;
}

/** @returns undefined where the system has no `/proc` */
export function heldBy(pid: number): Held | undefined {
  try {
    return {
      threads: readdirSync(`/proc/${pid}/task`).length,
      handles: readdirSync(`/proc/${pid}/fd`).length,
    };
  } catch {
    return undefined;
  }
}

/** Bytes; 0 when there is no such file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Limits a running process, as `ulimit` does one that starts. @throws Error where `prlimit` is not installed */
export function limit(pid: number, resource: 'nofile' | 'fsize', value: number | 'unlimited'): void {
  // The soft limit alone, which may be raised again.
  execFileSync('prlimit', ['--pid', String(pid), `--${resource}=${value}:`], { stdio: 'pipe' });
}

export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
