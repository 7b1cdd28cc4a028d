import type { RecordResult } from '../import/record-result.js';
import type { Interruption } from '../interruption.js';
import { Progress } from '../progress/progress.js';
import type { CopiedKind } from './copied-kind.js';
import type { CopyPlaces } from './copy-places.js';
import type { KindSummary } from './copy-summary.js';

/** Rows in a transaction: the source waits meanwhile with its snapshot, so fewer than of an import. */
const BATCH_SIZE = 5_000;

/**
 * Copies all rows of a kind, batch by batch, and counts them in `summary`.
 *
 * @param total how many there are, where it is known
 * @returns `stopped` when it was asked to end after the batch at hand
 */
export async function copyRows(
  kind: CopiedKind,
  { source, target }: CopyPlaces,
  total: number | undefined,
  summary: KindSummary,
  interruption: Interruption,
): Promise<'done' | 'stopped'> {
  let read = 0;
  const progress = new Progress({ total, done: () => read }, `copy ${kind.name}`);
  const store = async (rows: readonly object[]): Promise<void> => {
    const results = rows.length === 0 ? [] : await kind.store(target, rows);
    results.forEach((result, index) => count(kind, rows[index]!, result, summary));
    read += rows.length;
    progress.update(read);
  };
  try {
    let batch: object[] = [];
    for await (const chunk of kind.rows(source)) {
      batch.push(...chunk);
      if (batch.length < BATCH_SIZE) continue;
      await store(batch);
      batch = [];
      if (interruption.requested) return 'stopped';
    }
    await store(batch);
    return interruption.requested ? 'stopped' : 'done';
  } finally {
    progress.stop();
  }
}

function count(kind: CopiedKind, row: object, result: RecordResult, summary: KindSummary): void {
  if (result === 'added') summary.copied += 1;
  else if (result === 'already_there') summary.alreadyThere += 1;
  else if (!kind.hasExpired(row)) {
    summary.refused += 1;
    const same = summary.refusals.get(result.rejected);
    if (same === undefined) summary.refusals.set(result.rejected, { count: 1, first: kind.key(row) });
    else same.count += 1;
  }
}
