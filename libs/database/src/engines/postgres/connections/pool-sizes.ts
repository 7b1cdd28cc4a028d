import type { CompleteOptions } from '../../../options/complete-options.js';

/** How many of the connections to a server may write at once: reads go on beside them. */
export function maxWritingOf({ poolSize }: CompleteOptions): number {
  return Math.max(1, Math.floor(poolSize / 2));
}

/** How many of them may stream at once, each for as long as the server sorts: 3 of 10. */
export function maxStreamsOf({ poolSize }: CompleteOptions): number {
  return Math.max(1, Math.floor((poolSize * 3) / 10));
}
