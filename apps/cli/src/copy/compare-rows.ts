import type { Interruption } from '../interruption.js';
import type { CopiedKind } from './copied-kind.js';
import type { CopyPlaces } from './copy-places.js';
import { describeKey, type KindSummary } from './copy-summary.js';
import { pairRows, type RowPair } from './pair-rows.js';

/** Differences of a kind shown one by one; the rest is counted. */
const MAX_SHOWN = 5;

/** Rows between two looks at whether to stop. */
const LOOK_EVERY = 10_000;

/**
 * Holds every row of a kind in the target against the one in the source, tells how they differ, and counts them in
 * `summary`.
 */
export async function compareRows(
  kind: CopiedKind,
  { source, target }: CopyPlaces,
  summary: KindSummary,
  interruption: Interruption,
): Promise<'done' | 'stopped'> {
  const counts = { inSource: 0, inTarget: 0 };
  let seen = 0;
  for await (const pair of pairRows(kind.rows(source), kind.rows(target), kind.key)) {
    const [theirs, ours] = pair;
    seen += 1;
    if (seen % LOOK_EVERY === 0 && interruption.requested) return 'stopped';
    // One side was read before it ended, the other after.
    if ((theirs === undefined || ours === undefined) && kind.hasExpired((theirs ?? ours)!)) continue;
    if (theirs !== undefined) counts.inSource += 1;
    if (ours !== undefined) counts.inTarget += 1;
    const difference = differenceOf(kind, pair);
    if (difference === undefined) continue;
    summary.different += 1;
    if (summary.different <= MAX_SHOWN) {
      console.log(`${kind.name} ${describeKey(kind.key((theirs ?? ours)!))}: ${difference}`);
    } else if (summary.different === MAX_SHOWN + 1) console.log('…');
  }
  summary.compared = counts;
  return interruption.requested ? 'stopped' : 'done';
}

function differenceOf({ columns }: CopiedKind, [theirs, ours]: RowPair): string | undefined {
  if (ours === undefined) return 'only in the source';
  if (theirs === undefined) return 'only in the target';
  const different = columns.filter((name) => valueOf(theirs, name) !== valueOf(ours, name));
  return different.length === 0 ? undefined : `not the same ${different.join(', ')}`;
}

function valueOf(row: object, column: string): unknown {
  const value = (row as Readonly<Record<string, unknown>>)[column];
  if (value instanceof Date) return value.getTime();
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
