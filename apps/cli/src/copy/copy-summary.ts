import type { ImportEnd } from '../import/import-summary.js';
import type { RowKey } from './copied-kind.js';

/** What came of the rows of a kind. */
export interface KindSummary {
  readonly name: string;
  copied: number;
  alreadyThere: number;
  refused: number;
  /** Why the target took some rows not: how many, and the first of them. */
  readonly refusals: Map<string, { count: number; readonly first: RowKey }>;
  /** How many rows each side has, once they were compared. */
  compared: { readonly inSource: number; readonly inTarget: number } | undefined;
  /** Rows that only one side has, or that are not the same on both. */
  different: number;
}

export function newSummary(name: string): KindSummary {
  return {
    name,
    copied: 0,
    alreadyThere: 0,
    refused: 0,
    refusals: new Map(),
    compared: undefined,
    different: 0,
  };
}

const END_TEXT: Readonly<Record<ImportEnd, string>> = {
  done: 'done',
  stopped: 'stopped, run it again to go on',
  failed: 'failed, what was copied stays; run it again to go on',
};

const NUMBERS = new Intl.NumberFormat('en');

const HEAD = ['', 'copied', 'already there', 'refused', 'in source', 'in target', 'different'];

/** The summary as the operator reads it: a line for each reason of a refusal, a table, and what does not move over. */
export function describeCopy(end: ImportEnd, kinds: readonly KindSummary[], seconds: number): string {
  const reasons = kinds.flatMap(({ name, refusals }) =>
    [...refusals].map(
      ([reason, { count, first }]) =>
        `${name}: ${NUMBERS.format(count)} refused, ${reason} (first: ${describeKey(first)})`,
    ),
  );
  const rows = kinds.map(({ name, copied, alreadyThere, refused, compared, different }) => [
    name,
    ...[copied, alreadyThere, refused, compared?.inSource, compared?.inTarget].map(toCell),
    toCell(compared && different),
  ]);
  return [
    ...reasons,
    `copy: ${END_TEXT[end]}, ${seconds.toFixed(1)} s`,
    ...[HEAD, ...rows].map(toLine),
    'The follow history and the idempotency keys stay behind: a follow copied is logged as an import.',
  ].join('\n');
}

/** `5`, or `5 > 6` for what is between two users. */
export function describeKey([from, to]: RowKey): string {
  return to === 0 ? String(from) : `${from} > ${to}`;
}

function toCell(count: number | undefined): string {
  return count === undefined ? '-' : NUMBERS.format(count);
}

function toLine([name, ...cells]: readonly string[]): string {
  return [name!.padEnd(15), ...cells.map((cell) => cell.padStart(14))].join('');
}
