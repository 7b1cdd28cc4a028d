import type { Outcome } from './run-attacks.js';

const HEADERS = [
  'attack',
  'cases',
  '5xx',
  'lost',
  'phantom',
  'peak MiB',
  'stop ms',
  'p99 ms',
  'longest ms',
  's',
  '',
];

/** All outcomes, a line each. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [HEADERS, ...outcomes.map(rowOf)];
  const widths = HEADERS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        // Names stand to the left, figures to the right.
        .map((cell, column) =>
          column === 0 || column === row.length - 1
            ? cell.padEnd(widths[column]!)
            : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf({ attack, tally, seconds }: Outcome): string[] {
  if (tally.skipped !== undefined)
    return [attack.name, ...Array<string>(HEADERS.length - 2).fill(''), `skipped: ${tally.skipped}`];
  const serverErrors = [...tally.serverErrors.values()].reduce((sum, count) => sum + count, 0);
  const figures = [
    tally.cases,
    serverErrors,
    tally.lost,
    tally.phantom,
    Math.round(tally.peakBytes / 1024 / 1024),
    tally.longestStopMs,
    tally.othersP99Ms,
    tally.othersLongestMs,
    Math.round(seconds),
  ];
  return [
    attack.name,
    ...figures.map((figure) => String(figure ?? '')),
    tally.passed ? 'held' : `FAILED (${tally.failureCount})`,
  ];
}
