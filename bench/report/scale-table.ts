import type { ScaleReport, ScaleStep } from '../scale/scale-report.js';
import { megabytes, short, whole } from './figures.js';
import { markdownTable } from './markdown-table.js';

/** The most that a page may take longer on the largest graph than on the smallest, in times. */
const MOST_GROWTH = 1.2;

/** A line for each size: what one client waits for, what the disk holds, how fast the follows came in. */
export function scaleTable({ steps }: ScaleReport): string {
  const head = [
    'follows',
    'users',
    'page of 50, p50 / p99 ms',
    'one relationship, p50 / p99 ms',
    'durable follow, p50 / p99 ms',
    'bytes for each follow',
    'import, follows/s',
    'import, peak MB',
  ];
  return markdownTable(head, steps.map(scaleLine));
}

/** What the table tells of one size. */
function scaleLine({ users, follows, databaseBytes, import: imported, operations }: ScaleStep): string[] {
  return [
    whole(follows),
    whole(users),
    ...operations.map(({ p50, p99 }) => `${short(p50)} / ${short(p99)}`),
    whole(databaseBytes / follows),
    imported === undefined ? '-' : whole(follows / imported.seconds),
    imported === undefined ? '-' : megabytes(imported.peakBytes ?? 0),
  ];
}

/** What the table does not say by itself. */
export function scaleNotes({ steps }: ScaleReport): string[] {
  const growth = growthLine(steps);
  const bulk = steps.filter((step) => step.import === undefined).map(({ follows }) => whole(follows));
  return [
    ...(growth === undefined ? [] : [growth]),
    ...(bulk.length === 0
      ? []
      : [
          `Where no import stands (${bulk.join('; ')}), the same rows were loaded in bulk (\`bench/graph/bulk-load.ts\`), and ` +
            '`retinue verify` found nothing. Its indexes were built at once: they are denser than an import leaves ' +
            'them, which has a part in the bytes for each follow, and each lies in one piece of the file.',
        ]),
  ];
}

/** How much longer a page takes on the largest graph than on the smallest. */
function growthLine(steps: readonly ScaleStep[]): string | undefined {
  const [smallest, largest] = [steps[0], steps.at(-1)];
  const [before, after] = [pageOf(smallest), pageOf(largest)];
  if (before === undefined || after === undefined || smallest === largest) return undefined;
  const ratio = after / before;
  return (
    `A page of ${whole(largest!.follows)} follows takes ${ratio.toFixed(2)} times as long (p50) as one of ` +
    `${whole(smallest!.follows)} (target: at most ${MOST_GROWTH.toFixed(2)}, ${ratio <= MOST_GROWTH ? 'met' : 'missed'}).`
  );
}

const pageOf = (step: ScaleStep | undefined): number | undefined =>
  step?.operations.find(({ key }) => key === 'page-50')?.p50;
