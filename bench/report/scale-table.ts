import type { ScaleReport, ScaleStep } from '../scale/scale-report.js';
import { short, whole } from './figures.js';
import { markdownTable } from './markdown-table.js';

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
export function scaleLine({
  users,
  follows,
  databaseBytes,
  import: imported,
  operations,
}: ScaleStep): string[] {
  return [
    whole(follows),
    whole(users),
    ...operations.map(({ p50, p99 }) => `${short(p50)} / ${short(p99)}`),
    whole(databaseBytes / follows),
    whole(follows / imported.seconds),
    whole((imported.peakBytes ?? 0) / 1e6),
  ];
}
