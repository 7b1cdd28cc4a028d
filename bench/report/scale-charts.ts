import type { ScaleReport } from '../scale/scale-report.js';
import { short, whole } from './figures.js';
import { OWN_COLOR, svg } from './svg.js';

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

/**
 * How fast follows come in while a graph is imported: the largest that was.
 *
 * @returns undefined when all were loaded in bulk
 */
export function importChart({ steps }: ScaleReport): string | undefined {
  const step = steps.findLast(({ import: imported }) => imported !== undefined);
  if (step?.import === undefined) return undefined;
  const { progress = [], seconds } = step.import;
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
        text: `Import of ${whole(step.follows)} follows: follows a second`,
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
