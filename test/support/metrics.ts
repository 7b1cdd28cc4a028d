/** A line of Prometheus' text format: a value, by the name and the labels as they stand there. */
const LINE = /^([a-z_:][\w:]*(?:\{.*\})?) (\S+)$/i;

/** The values of Prometheus' text format, by name and labels. */
export function readMetrics(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, series = line, value] = LINE.exec(line) ?? [];
      return [series, Number(value === '+Inf' ? Number.POSITIVE_INFINITY : value)];
    }),
  );
}

/** The names of all metrics that a text describes. */
export function namesOfMetrics(text: string): string[] {
  return [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name);
}

/** The sum of all series of a metric whose labels hold these. */
export function sumOf(text: string, metric: string, labels: Readonly<Record<string, string>> = {}): number {
  const wanted = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return [...readMetrics(text)]
    .filter(([series]) => series === metric || series.startsWith(`${metric}{`))
    .filter(([series]) => wanted.every((label) => series.includes(label)))
    .reduce((sum, [, value]) => sum + value, 0);
}
