import type { Measurement } from '../measure/measurement.js';
import type { BenchReport } from './bench-report.js';
import { meetsTarget, megabytes, middle, perSecond, ratioOf, short, whole } from './figures.js';
import { markdownTable } from './markdown-table.js';

const HEAD = [
  'operation',
  'baseline, requests/s',
  'Retinue, requests/s',
  'ratio (least to most)',
  'target',
  'p50, ms',
  'p99, ms',
  'processor, us',
  'peak, MB',
];

/**
 * A line for each operation: the middle of the rounds. Where two figures stand in one place, the baseline's comes first;
 * processor time is the server's, for each request.
 */
export function operationsTable(operations: readonly Measurement[]): string {
  return markdownTable(HEAD, operations.map(lineOf));
}

function lineOf(measurement: Measurement): string[] {
  const { title, baseline, retinue } = measurement;
  const ratio = ratioOf(measurement);
  const both = (of: 'p50' | 'p99' | 'cpu'): string =>
    `${short(middle(baseline, of))} / ${short(middle(retinue, of))}`;
  return [
    title,
    whole(middle(baseline, 'rate')),
    whole(middle(retinue, 'rate')) + eachOf(measurement),
    `${ratio.middle.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})`,
    targetOf(measurement),
    both('p50'),
    both('p99'),
    both('cpu'),
    `${megabytes(middle(baseline, 'peakBytes'))} / ${megabytes(middle(retinue, 'peakBytes'))}`,
  ];
}

function eachOf(measurement: Measurement): string {
  const { each } = measurement;
  return each === undefined ? '' : ` (${whole(perSecond(measurement))} ${each.noun}/s)`;
}

function targetOf(measurement: Measurement): string {
  const { ratio, perSecond: rate, p99 } = measurement.target;
  const { noun } = measurement.each ?? { noun: 'requests' };
  const parts = [
    ...(ratio === undefined ? [] : [ratio.toFixed(2)]),
    ...(rate === undefined ? [] : [`${whole(rate)} ${noun}/s`]),
    ...(p99 === undefined ? [] : ['p99 no worse']),
  ];
  if (parts.length === 0) return '';
  return `${parts.join(', ')}: ${meetsTarget(measurement) === true ? 'met' : 'missed'}`;
}

/** How long both imports took. */
export function importLine({ import: { baseline, retinue }, graph }: BenchReport): string {
  const ratio = retinue.seconds / baseline.seconds;
  return (
    `Import of ${whole(graph.follows)} follows: by hand ${baseline.seconds.toFixed(1)} s, ` +
    `retinue import ${retinue.seconds.toFixed(1)} s (${whole(graph.follows / retinue.seconds)} follows/s, ` +
    `peak ${megabytes(retinue.peakBytes ?? 0)} MB), ${ratio.toFixed(2)} times as long ` +
    `(target: at most 1.50, ${ratio <= 1.5 ? 'met' : 'missed'}); ` +
    `${whole(graph.databaseBytes / graph.follows)} bytes on disk for each follow, users included.`
  );
}

/** What a second process brings. */
export function workersLine({ workers, machine }: BenchReport): string | undefined {
  if (workers === undefined) return undefined;
  return (
    `Two workers: ${whole(workers.two)} pages of 50 a second, one: ${whole(workers.one)}: ` +
    `${(workers.two / workers.one).toFixed(2)} times (target: 1.60 where two cores are free for them; ` +
    `here they and the load generator share ${machine.cores}).`
  );
}
