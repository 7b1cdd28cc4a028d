import type { BulkLoad } from '../import/bulk-load.js';
import type { RecordResult } from '../import/record-result.js';
import type { Interruption } from '../interruption.js';
import { PhasedProgress } from '../progress/phased-progress.js';
import type { CopiedKind } from './copied-kind.js';
import type { CopyPlaces } from './copy-places.js';
import type { KindSummary } from './copy-summary.js';

/** Rows in a transaction: the source waits meanwhile with its snapshot, so fewer than of an import. */
const BATCH_SIZE = 5_000;

/**
 * Copies all rows of a kind and counts them in `summary`: batch by batch, or, when they are more than a batch, as a whole, where that
 * can be done and nobody else has the target open. Beside others, batches are small.
 *
 * @param total how many there are, where it is known
 * @returns `stopped` when it was asked to end after the batch at hand
 */
export async function copyRows(
  kind: CopiedKind,
  { source, target, besideOthers }: CopyPlaces,
  total: number | undefined,
  summary: KindSummary,
  interruption: Interruption,
): Promise<'done' | 'stopped'> {
  let read = 0;
  let load: BulkLoad<object, object> | undefined;
  const progress = new PhasedProgress({ total, done: () => read }, `copy ${kind.name}`);
  const storeBatch = async (rows: readonly object[]): Promise<void> => {
    const results = rows.length === 0 ? [] : await kind.store(target, rows);
    results.forEach((result, index) => count(kind, rows[index]!, result, summary));
    progress.onRead((read += rows.length));
  };
  const store = async (rows: readonly object[]): Promise<void> => {
    if (besideOthers !== undefined) {
      await besideOthers.store(rows, storeBatch, () => interruption.requested);
      return;
    }
    if (rows.length >= BATCH_SIZE) load ??= await kind.load(target);
    if (load === undefined) return storeBatch(rows);
    await load.stage(rows.map((item, index) => ({ line: read + index + 1, item })));
    progress.onRead((read += rows.length));
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
    if (load !== undefined) return await addAll(kind, load, summary, interruption, progress);
    return interruption.requested ? 'stopped' : 'done';
  } finally {
    progress.stop();
    await load?.close();
  }
}

async function addAll(
  kind: CopiedKind,
  load: BulkLoad<object, object>,
  summary: KindSummary,
  interruption: Interruption,
  progress: PhasedProgress,
): Promise<'done' | 'stopped'> {
  const result = await load.finish(() => interruption.requested, progress.onPhase);
  if (result === 'stopped') return result;
  summary.copied += result.added;
  summary.alreadyThere += result.alreadyThere;
  for await (const rejected of load.rejected()) {
    for (const { item, rejection } of rejected) count(kind, item, rejection, summary);
  }
  return interruption.requested ? 'stopped' : 'done';
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
