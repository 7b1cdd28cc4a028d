import { setImmediate } from 'node:timers/promises';
import type { InputRecord } from '../formats/read-records.js';
import { FieldValueError } from '../formats/field-values.js';
import type { Interruption } from '../interruption.js';
import type { BesideOthers } from './beside-others.js';
import type { BulkLoad, LineItem, OnPhase } from './bulk-load.js';
import { ENOUGH_TO_KNOW, ImportTally } from './import-tally.js';
import type { ImportSummary } from './import-summary.js';
import type { ImportTarget } from './import-target.js';
import type { RejectsFile } from './rejects-file.js';

/** Records in a transaction: large enough that the commit costs little, short enough (a quarter of a second) for others to wait. */
const BATCH_SIZE = 10_000;

/** Records that are staged at once, for a load as a whole. */
const STAGED_AT_ONCE = 5_000;

/** While records are staged, so many more are read before the database is heard: it is ready for the next step long before a batch is. */
const READ_AT_ONCE = 250;

/** Beside somebody who serves the same database, so many records are put in order, to be stored in batches that lie together. */
const RUN_SIZE = 100_000;

/** How records are brought in. */
export interface ImportMode {
  /** By which it goes when another process has the database open. */
  readonly besideOthers?: BesideOthers | undefined;
}

/** Who is told of the progress. */
export interface ImportListener {
  /** @param taken how many have been read by now, of which so many are done */
  onRead(rows: number, taken?: number): void;
  readonly onPhase: OnPhase;
}

/**
 * Brings records in, and counts them in `summary`: batch by batch, or, when there are many more than a batch, as a whole, where the
 * target can do that and nobody else is held up by it.
 *
 * @throws CliError when the first thousand lines are all rejected for one cause
 * @returns `stopped` when it was asked to end between two batches, or before a whole was added
 */
export async function importRecords<Item>(
  records: AsyncIterable<Iterable<InputRecord>>,
  target: ImportTarget<Item>,
  summary: ImportSummary,
  rejects: RejectsFile,
  interruption: Interruption,
  listener: ImportListener,
  { besideOthers }: ImportMode = {},
): Promise<'done' | 'stopped'> {
  const importing = new Importing(
    target,
    new ImportTally(summary, rejects),
    interruption,
    listener,
    besideOthers,
  );
  try {
    let end: 'done' | 'stopped';
    try {
      end = await importing.readAll(records);
    } catch (error) {
      // What came before the place where the input breaks off is taken, as it is batch by batch.
      await importing.addWhole();
      throw error;
    }
    return end === 'done' ? await importing.addWhole() : end;
  } finally {
    await importing.close();
  }
}

class Importing<Item> {
  private batch: LineItem<Item>[] = [];
  private load: BulkLoad<Item, unknown> | undefined;
  private staged: Promise<void> = Promise.resolve();
  private isStaging = false;

  constructor(
    private readonly target: ImportTarget<Item>,
    private readonly tally: ImportTally,
    private readonly interruption: Interruption,
    private readonly listener: ImportListener,
    private readonly besideOthers: BesideOthers | undefined,
  ) {}

  async readAll(records: AsyncIterable<Iterable<InputRecord>>): Promise<'done' | 'stopped'> {
    const { summary } = this.tally;
    for await (const together of records) {
      for (const record of together) {
        summary.read += 1;
        const problem = this.take(record);
        if (problem !== undefined) await this.tally.reject(record.line, { rejected: problem });
        if (this.isStaging && summary.read % READ_AT_ONCE === 0) await setImmediate();
        if (this.batch.length >= this.enough || (summary.read === ENOUGH_TO_KNOW && summary.added === 0)) {
          await this.flush();
          if (this.interruption.requested) return 'stopped';
        }
      }
    }
    await this.flush();
    return this.besideOthers !== undefined && this.interruption.requested ? 'stopped' : 'done';
  }

  /** Adds what was staged, if anything was. */
  async addWhole(): Promise<'done' | 'stopped'> {
    const { load, tally } = this;
    if (load === undefined) return 'done';
    await this.staged;
    const result = await load.finish(() => this.interruption.requested, this.listener.onPhase);
    if (result === 'stopped') return result;
    tally.summary.added += result.added;
    tally.summary.alreadyThere += result.alreadyThere;
    for await (const rejections of load.rejected()) {
      for (const { line, rejection } of rejections) await tally.reject(line, rejection);
    }
    return 'done';
  }

  async close(): Promise<void> {
    await this.staged.catch(() => undefined);
    await this.load?.close();
  }

  private get enough(): number {
    if (this.load !== undefined) return STAGED_AT_ONCE;
    return this.besideOthers !== undefined && this.target.compare !== undefined ? RUN_SIZE : BATCH_SIZE;
  }

  /** @returns why a record can't be taken */
  private take(record: InputRecord): string | undefined {
    if ('broken' in record) return record.broken;
    try {
      this.batch.push({ line: record.line, item: this.target.read(record.fields) });
      return undefined;
    } catch (error) {
      if (!(error instanceof FieldValueError)) throw error;
      return error.message;
    }
  }

  private async flush(): Promise<void> {
    const { batch, target } = this;
    this.batch = [];
    // What is more than a batch is many: from there on, all is taken as a whole.
    if (this.besideOthers === undefined && batch.length >= BATCH_SIZE) this.load ??= await target.load?.();
    if (this.load !== undefined) await this.stage(this.load, batch);
    else if (this.besideOthers !== undefined) await this.storeInOrder(this.besideOthers, batch);
    else await this.store(batch);
    this.listener.onRead(this.tally.summary.read);
  }

  /** The database takes a batch while the next one is read. */
  private async stage(load: BulkLoad<Item, unknown>, batch: LineItem<Item>[]): Promise<void> {
    await this.staged;
    this.isStaging = true;
    const staged = load.stage(batch).finally(() => {
      this.isStaging = false;
    });
    // Whoever waits for it next learns of it.
    staged.catch(() => undefined);
    this.staged = staged;
  }

  private async storeInOrder(besideOthers: BesideOthers, batch: LineItem<Item>[]): Promise<void> {
    const { compare } = this.target;
    // Those that are alike stay in the order of their lines: the first of them counts.
    if (compare !== undefined) batch.sort((one, other) => compare(one.item, other.item));
    const { summary } = this.tally;
    const stored = await besideOthers.store(
      batch,
      async (part, before) => {
        await this.store(part);
        this.listener.onRead(summary.read - (batch.length - before - part.length), summary.read);
      },
      () => this.interruption.requested,
    );
    // The others are as if they had not been read: nothing became of them.
    summary.read -= batch.length - stored;
  }

  private async store(batch: readonly LineItem<Item>[]): Promise<void> {
    const results = batch.length === 0 ? [] : await this.target.store(batch.map(({ item }) => item));
    for (const [index, result] of results.entries()) await this.tally.count(batch[index]!.line, result);
  }
}
