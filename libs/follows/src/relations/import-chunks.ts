/** Rows in one statement: what it works on is garbage again before it grows old, which keeps the heap small. */
const ROWS_AT_ONCE = 1_000;

/** Stores a batch a chunk at a time, and gathers what became of each row, in order. */
export async function inChunks<Row, Outcome>(
  batch: readonly Row[],
  store: (chunk: readonly Row[]) => Promise<readonly Outcome[]>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < batch.length; start += ROWS_AT_ONCE) {
    outcomes.push(...(await store(batch.slice(start, start + ROWS_AT_ONCE))));
  }
  return outcomes;
}
