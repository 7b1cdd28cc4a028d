import * as echarts from 'echarts';
import type { ScaleReport } from '../scale/scale-report.js';
import type { BenchReport } from './bench-report.js';
import { meetsTarget, middle, perSecond, ratioOf, short, whole } from './figures.js';
import { OTHERS } from './others.js';

const WIDTH = 900;
const LIMIT_COLOR = '#b0b7c3';
const OWN_COLOR = '#2463a8';
const MISSED_COLOR = '#c7681c';
const TARGET_COLOR = '#1d1d1f';

function svg(option: echarts.EChartsCoreOption, height: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif' },
    ...option,
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return `${text}\n`;
}

/** Retinue's rate in those of the limit, for each operation, with the target as a mark. */
export function ratioChart({ operations }: BenchReport): string {
  const shown = [...operations].reverse();
  return svg(
    {
      title: { text: 'Requests a second, as a ratio to hand-written code', left: 10, top: 8 },
      grid: { left: 300, right: 60, top: 60, bottom: 50 },
      xAxis: {
        type: 'value',
        min: 0,
        name: '1 = the limit server; black marks: targets',
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
            lineStyle: { color: LIMIT_COLOR },
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
  const bars = (name: string, server: 'limit' | 'retinue', of: 'p50' | 'p99', color: string): object => ({
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
        bars('limit, p50', 'limit', 'p50', '#d5dae2'),
        bars('Retinue, p50', 'retinue', 'p50', '#8db4dd'),
        bars('limit, p99', 'limit', 'p99', LIMIT_COLOR),
        bars('Retinue, p99', 'retinue', 'p99', OWN_COLOR),
      ],
    },
    120 + 62 * shown.length,
  );
}

/** What one client waits for, by the size of the graph. */
export function scaleChart({ steps }: ScaleReport): string {
  const names: Readonly<Record<string, string>> = {
    'page-50': 'page of 50 followers',
    relationship: 'one relationship',
    'follow-1': 'durable follow',
  };
  return svg(
    {
      title: {
        text: 'Milliseconds of an answer (p50, one client), by the size of the graph',
        left: 10,
        top: 8,
      },
      legend: { top: 34, left: 10 },
      grid: { left: 60, right: 40, top: 80, bottom: 50 },
      xAxis: {
        type: 'category',
        data: steps.map(({ follows }) => whole(follows)),
        name: 'follows',
        nameLocation: 'middle',
        nameGap: 28,
      },
      yAxis: { type: 'log', min: 0.01 },
      series: Object.entries(names).map(([key, name]) => ({
        name,
        type: 'line',
        symbolSize: 8,
        label: { show: true, formatter: ({ value }: { value: number }) => short(value) },
        data: steps.map(
          ({ operations }) => operations.find((operation) => operation.key === key)?.p50 ?? null,
        ),
      })),
    },
    360,
  );
}

/** How fast follows come in while the largest graph is imported. */
export function importChart({ steps }: ScaleReport): string {
  const { progress = [], seconds } = steps.at(-1)!.import;
  const rates: [millions: number, rate: number][] = [];
  let [lastTime, lastFollows] = [0, 0];
  for (const [time, follows] of progress) {
    // Lines come every few seconds; two at the end say the same.
    if (follows <= lastFollows || time - lastTime < Math.max(1, seconds / 100)) continue;
    rates.push([follows / 1e6, Math.round((follows - lastFollows) / (time - lastTime))]);
    [lastTime, lastFollows] = [time, follows];
  }
  return svg(
    {
      title: {
        text: `Import of ${whole(steps.at(-1)!.follows)} follows: follows a second`,
        left: 10,
        top: 8,
      },
      grid: { left: 70, right: 40, top: 60, bottom: 50 },
      xAxis: { type: 'value', name: 'millions of follows that are in', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value', min: 0 },
      series: [{ type: 'line', showSymbol: false, itemStyle: { color: OWN_COLOR }, data: rates }],
    },
    340,
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
            itemStyle: { color: isOwn ? OWN_COLOR : LIMIT_COLOR },
          })),
        },
      ],
    },
    90 + 32 * shown.length,
  );
}
