import type { DatabaseOptions } from '../database-options.js';

const DEFAULT_POOL_SIZE = 10;

/** Connections to each server, at most. */
export function poolSizeOf({ poolSize = DEFAULT_POOL_SIZE }: DatabaseOptions): number {
  return poolSize;
}

/** How many of them may write at once: reads go on beside them. */
export function maxWritingOf(options: DatabaseOptions): number {
  return Math.max(1, Math.floor(poolSizeOf(options) / 2));
}

/** How many of them may stream at once, each for as long as the server sorts: 3 of 10. */
export function maxStreamsOf(options: DatabaseOptions): number {
  return Math.max(1, Math.floor((poolSizeOf(options) * 3) / 10));
}
