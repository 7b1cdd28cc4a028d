import type { BulkLoad, LineItem, OnPhase } from './bulk-load.js';
import { CliError } from '../cli-error.js';
import type { InputRecord } from '../formats/read-records.js';
import { FieldValueError } from '../formats/field-values.js';
import type { Interruption } from '../interruption.js';
import type { ImportSummary } from './import-summary.js';
import type { RejectsFile } from './rejects-file.js';

/** Records in a transaction: large enough that the commit costs little, short enough (a quarter of a second) for others to wait. */
const BATCH_SIZE = 10_000;

/** Records that are staged at once: few enough to be garbage before they grow old, which keeps the heap small. */
const STAGED_AT_ONCE = 1_000;

/** Lines that, when all of them are rejected for one cause, are enough to know that the rest would be, too. */
const ENOUGH_TO_KNOW = 1_000;

/** What became of one record. */
export type RecordResult = 'added' | 'already_there' | Rejection;

export interface Rejection {
  /** The reason, for the one line. */
  readonly rejected: string;
  /** What other lines are rejected for, too, where the reason names something of the line. */
  readonly cause?: string;
}

export interface ImportTarget<Item> {
  /** @throws FieldValueError when the record's fields don't make an item */
  readonly read: (fields: Readonly<Record<string, unknown>>) => Item;
  /** Stores a batch in one transaction and tells what became of each item, in order. */
  readonly store: (items: readonly Item[]) => Promise<readonly RecordResult[]>;
  /** Begins to take very many as a whole, where that can be done. */
  readonly load?: () => Promise<BulkLoad<Item>>;
}

/** Who is told of the progress. */
export interface ImportListener {
  onRead(rows: number): void;
  readonly onPhase: OnPhase;
}

/**
 * Brings records in, batch by batch, and counts them in `summary`.
 *
 * @throws CliError when the first thousand lines are all rejected for one cause
 * @returns `stopped` when it was asked to end between two batches
 */
export async function importRecords<Item>(
  records: AsyncIterable<Iterable<InputRecord>>,
  target: ImportTarget<Item>,
  summary: ImportSummary,
  rejects: RejectsFile,
  interruption: Interruption,
  listener: ImportListener,
): Promise<'done' | 'stopped'> {
  let batch: LineItem<Item>[] = [];
  let load: BulkLoad<Item> | undefined;

  const causes = new Set<string>();
  const reject = async (line: number, { rejected, cause = rejected }: Rejection): Promise<void> => {
    summary.rejected += 1;
    if (summary.read <= ENOUGH_TO_KNOW) causes.add(cause);
    await rejects.write(line, rejected);
    if (summary.rejected === ENOUGH_TO_KNOW && summary.read === ENOUGH_TO_KNOW && causes.size === 1) {
      throw new CliError(
        `the first ${ENOUGH_TO_KNOW.toLocaleString('en')} lines were all rejected: ${rejected}. Nothing was stored`,
      );
    }
  };
  const finish = async (bulk: BulkLoad<Item>): Promise<'done' | 'stopped'> => {
    const result = await bulk.finish(() => interruption.requested, listener.onPhase);
    if (result === 'stopped') return result;
    summary.added += result.added;
    summary.alreadyThere += result.alreadyThere;
    for await (const rejections of bulk.rejected()) {
      for (const { line, rejection } of rejections) await reject(line, rejection);
    }
    return 'done';
  };
  const store = async (): Promise<void> => {
    const results = batch.length === 0 ? [] : await target.store(batch.map(({ item }) => item));
    for (const [index, result] of results.entries()) {
      if (result === 'added') summary.added += 1;
      else if (result === 'already_there') summary.alreadyThere += 1;
      else await reject(batch[index]!.line, result);
    }
  };
  const flush = async (): Promise<void> => {
    // What is more than a batch is many: from there on, all is taken as a whole.
    if (load === undefined && batch.length >= BATCH_SIZE && target.load !== undefined)
      load = await target.load();
    await (load === undefined ? store() : load.stage(batch));
    batch = [];
    listener.onRead(summary.read);
  };
  const readAll = async (): Promise<'done' | 'stopped'> => {
    for await (const together of records) {
      for (const record of together) {
        summary.read += 1;
        if ('broken' in record) {
          await reject(record.line, { rejected: record.broken });
        } else {
          try {
            batch.push({ line: record.line, item: target.read(record.fields) });
          } catch (error) {
            if (!(error instanceof FieldValueError)) throw error;
            await reject(record.line, { rejected: error.message });
          }
        }
        if (
          batch.length >= (load === undefined ? BATCH_SIZE : STAGED_AT_ONCE) ||
          (summary.read === ENOUGH_TO_KNOW && summary.added === 0)
        ) {
          await flush();
          if (interruption.requested) return 'stopped';
        }
      }
    }
    await flush();
    return 'done';
  };

  try {
    let end: 'done' | 'stopped';
    try {
      end = await readAll();
    } catch (error) {
      // What came before the place where the input breaks off is taken, as it is batch by batch.
      if (load !== undefined) await finish(load);
      throw error;
    }
    return end === 'done' && load !== undefined ? await finish(load) : end;
  } finally {
    await load?.close();
  }
}
