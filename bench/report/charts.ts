import type { BenchReport } from './bench-report.js';
import { meetsTarget, middle, perSecond, ratioOf, whole } from './figures.js';
import { OTHERS } from './others.js';
import { BASELINE_COLOR, OWN_COLOR, svg } from './svg.js';

const MISSED_COLOR = '#c7681c';
const TARGET_COLOR = '#1d1d1f';

/** Retinue's rate in those of the baseline, for each operation, with the target as a mark. */
export function ratioChart({ operations }: BenchReport): string {
  const shown = [...operations].reverse();
  return svg(
    {
      title: { text: 'Requests a second, as a ratio to hand-written code', left: 10, top: 8 },
      grid: { left: 300, right: 60, top: 60, bottom: 50 },
      xAxis: {
        type: 'value',
        min: 0,
        name: '1 = the baseline server; black marks: targets',
        nameLocation: 'middle',
        nameGap: 28,
      },
      yAxis: { type: 'category', data: shown.map(({ title }) => title), axisTick: { show: false } },
      series: [
        {
          type: 'bar',
          barWidth: 16,
          data: shown.map((measurement) => ({
            value: Number(ratioOf(measurement).middle.toFixed(2)),
            itemStyle: { color: meetsTarget(measurement) === false ? MISSED_COLOR : OWN_COLOR },
          })),
          label: { show: true, position: 'right' },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: BASELINE_COLOR },
            data: [{ xAxis: 1 }],
          },
        },
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [3, 24],
          itemStyle: { color: TARGET_COLOR },
          data: shown.flatMap(({ target }, index) =>
            target.ratio === undefined ? [] : [[target.ratio, index]],
          ),
          z: 3,
        },
      ],
    },
    110 + 34 * shown.length,
  );
}

/** What half and what 99 in a hundred of the answers took, of both servers. */
export function latencyChart({ operations }: BenchReport): string {
  const shown = [...operations].reverse();
  const bars = (name: string, server: 'baseline' | 'retinue', of: 'p50' | 'p99', color: string): object => ({
    name,
    type: 'bar',
    itemStyle: { color },
    data: shown.map((measurement) => Number(middle(measurement[server], of).toPrecision(3))),
  });
  return svg(
    {
      title: { text: 'Milliseconds of an answer under full load', left: 10, top: 8 },
      legend: { top: 34, left: 10 },
      grid: { left: 300, right: 60, top: 80, bottom: 50 },
      xAxis: { type: 'log', min: 0.1, name: 'milliseconds', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'category', data: shown.map(({ title }) => title), axisTick: { show: false } },
      series: [
        bars('baseline, p50', 'baseline', 'p50', '#d5dae2'),
        bars('Retinue, p50', 'retinue', 'p50', '#8db4dd'),
        bars('baseline, p99', 'baseline', 'p99', BASELINE_COLOR),
        bars('Retinue, p99', 'retinue', 'p99', OWN_COLOR),
      ],
    },
    120 + 62 * shown.length,
  );
}

/** The published numbers of others beside ours. */
export function othersChart(report: BenchReport): string {
  const own = report.operations.flatMap((measurement) => {
    const names: Readonly<Record<string, string>> = {
      'page-50': 'Retinue here: pages of 50 followers',
      'relationships-100': 'Retinue here: relationship checks, 100 a request',
      'follow-32': 'Retinue here: durable follows',
      batch: 'Retinue here: durable follows in batches',
      mix: 'Retinue here: LinkBench mix',
    };
    const name = names[measurement.key];
    return name === undefined ? [] : [{ name, value: Math.round(perSecond(measurement)), own: true }];
  });
  const shown = [...own, ...OTHERS.map(({ name, value }) => ({ name, value, own: false }))].sort(
    (one, other) => one.value - other.value,
  );
  return svg(
    {
      title: { text: 'A second: others as published, and one process here', left: 10, top: 8 },
      grid: { left: 400, right: 80, top: 50, bottom: 40 },
      xAxis: { type: 'log', min: 10 },
      yAxis: { type: 'category', data: shown.map(({ name }) => name), axisTick: { show: false } },
      series: [
        {
          type: 'bar',
          barWidth: 16,
          label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => whole(value) },
          data: shown.map(({ value, own: isOwn }) => ({
            value,
            itemStyle: { color: isOwn ? OWN_COLOR : BASELINE_COLOR },
          })),
        },
      ],
    },
    90 + 32 * shown.length,
  );
}
