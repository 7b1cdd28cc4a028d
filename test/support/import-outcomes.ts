import type { BulkLoad } from '../../apps/cli/src/import/bulk-load.js';
import type { RecordResult } from '../../apps/cli/src/import/record-result.js';

/** How many came in, how many were there already, and why each of the others was refused. */
export interface ImportOutcomes {
  readonly added: number;
  readonly alreadyThere: number;
  readonly refused: readonly (readonly [line: number, reason: string])[];
}

/** What became of records that were stored batch by batch. */
export function outcomesOf(results: readonly RecordResult[]): ImportOutcomes {
  return {
    added: results.filter((result) => result === 'added').length,
    alreadyThere: results.filter((result) => result === 'already_there').length,
    refused: results.flatMap((result, index) =>
      typeof result === 'string' ? [] : [[index + 1, result.rejected] as const],
    ),
  };
}

/** Brings items in as a whole, staged nine at a time. The load is closed. */
export async function loadAll<Item>(
  load: BulkLoad<Item, unknown>,
  given: readonly Item[],
): Promise<ImportOutcomes> {
  try {
    const items = given.map((item, index) => ({ line: index + 1, item }));
    for (let start = 0; start < items.length; start += 9) await load.stage(items.slice(start, start + 9));
    const result = await load.finish(
      () => false,
      () => undefined,
    );
    if (result === 'stopped') throw new Error('Nobody has asked it to stop');
    const refused: (readonly [number, string])[] = [];
    for await (const some of load.rejected())
      refused.push(...some.map(({ line, rejection }) => [line, rejection.rejected] as const));
    return { ...result, refused };
  } finally {
    await load.close();
  }
}
