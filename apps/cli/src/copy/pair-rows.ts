import type { RowKey } from './copied-kind.js';

/** A row of one side and the row with the same key of the other; one of them may be missing. */
export type RowPair = readonly [left: object | undefined, right: object | undefined];

/** Two streams in the order of the same keys, side by side: neither is ever held whole. */
export async function* pairRows(
  left: AsyncIterable<readonly object[]>,
  right: AsyncIterable<readonly object[]>,
  key: (row: object) => RowKey,
): AsyncGenerator<RowPair> {
  const [ours, theirs] = [new RowCursor(left), new RowCursor(right)];
  try {
    for (;;) {
      if (ours.isDrained) await ours.fill();
      if (theirs.isDrained) await theirs.fill();
      const [our, their] = [ours.row, theirs.row];
      if (our === undefined && their === undefined) return;
      const order = our === undefined ? 1 : their === undefined ? -1 : compareKeys(key(our), key(their));
      if (order <= 0) ours.advance();
      if (order >= 0) theirs.advance();
      yield [order <= 0 ? our : undefined, order >= 0 ? their : undefined];
    }
  } finally {
    await Promise.all([ours.close(), theirs.close()]);
  }
}

function compareKeys(left: RowKey, right: RowKey): number {
  return left[0] - right[0] || left[1] - right[1];
}

/** Where the reading of a stream is; only for a new chunk there is something to wait for. */
class RowCursor {
  private readonly chunks: AsyncIterator<readonly object[]>;
  private chunk: readonly object[] | undefined = [];
  private place = 0;

  constructor(rows: AsyncIterable<readonly object[]>) {
    this.chunks = rows[Symbol.asyncIterator]();
  }

  /** Whether the chunk is used up, and there may be more. */
  get isDrained(): boolean {
    return this.chunk !== undefined && this.place >= this.chunk.length;
  }

  /** `undefined` at the end. */
  get row(): object | undefined {
    return this.chunk?.[this.place];
  }

  advance(): void {
    this.place += 1;
  }

  async fill(): Promise<void> {
    while (this.isDrained) {
      const next = await this.chunks.next();
      this.chunk = next.done === true ? undefined : next.value;
      this.place = 0;
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
