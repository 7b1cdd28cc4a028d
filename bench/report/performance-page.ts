import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ScaleReport } from '../scale/scale-report.js';
import type { BenchReport } from './bench-report.js';
import { latencyChart, othersChart, ratioChart } from './charts.js';
import { middle, perSecond, ratioOf, whole } from './figures.js';
import { markdownTable } from './markdown-table.js';
import { importLine, operationsTable, workersLine } from './operations-table.js';
import { OTHERS } from './others.js';
import { importChart, scaleChart } from './scale-charts.js';
import { scaleNotes, scaleTable } from './scale-table.js';

/** From the repository's root, where npm runs its scripts. */
export const PAGE = 'docs/performance.md';
export const README = 'README.md';
export const RESULTS = 'docs/performance/results.json';
export const SCALE_RESULTS = 'docs/performance/scale.json';

/** The figures that the documents tell. */
export interface PublishedReports {
  readonly bench?: BenchReport | undefined;
  readonly scale?: ScaleReport | undefined;
}

/** @returns what earlier runs have left to tell */
export async function readReports(): Promise<PublishedReports> {
  const read = async <Report>(file: string): Promise<Report | undefined> =>
    existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Report) : undefined;
  return { bench: await read<BenchReport>(RESULTS), scale: await read<ScaleReport>(SCALE_RESULTS) };
}

/** Only where there are such figures are there such charts. */
const SCALE_CHARTS = `![Milliseconds of an answer by the size of the graph](performance/scale.svg)

![Follows a second throughout the import of the largest graph that was imported](performance/import.svg)`;

/** Keeps the figures, draws the charts, and fills the sections of both documents that are the bench's. */
export async function publish(news: PublishedReports): Promise<void> {
  await mkdir(dirname(RESULTS), { recursive: true });
  if (news.bench !== undefined) await writeFile(RESULTS, `${JSON.stringify(news.bench)}\n`);
  if (news.scale !== undefined) await writeFile(SCALE_RESULTS, `${JSON.stringify(news.scale)}\n`);
  const reports = await readReports();
  for (const [name, chart] of Object.entries(chartsOf(reports))) {
    await writeFile(`docs/performance/${name}.svg`, chart);
  }
  for (const document of [PAGE, README]) {
    await writeFile(document, fillSections(await readFile(document, 'utf8'), sectionsOf(reports)));
  }
}

function chartsOf({ bench, scale }: PublishedReports): Record<string, string> {
  const importOf = scale && importChart(scale);
  return {
    ...(bench && { ratio: ratioChart(bench), latency: latencyChart(bench), others: othersChart(bench) }),
    ...(scale && { scale: scaleChart(scale) }),
    ...(importOf && { import: importOf }),
  };
}

/** The text of each section, by its name. */
export function sectionsOf({ bench, scale }: PublishedReports): Record<string, string> {
  return {
    ...(bench && {
      machine: machineLine(bench),
      operations: operationsTable(bench.operations),
      import: [importLine(bench), workersLine(bench)].filter((line) => line !== undefined).join('\n\n'),
      others: othersTable(bench),
      summary: summary(bench),
    }),
    ...(scale && {
      scale: [scaleTable(scale), ...scaleNotes(scale), takenLine(scale), SCALE_CHARTS].join('\n\n'),
    }),
  };
}

/**
 * Replaces what stands between `<!-- bench:name -->` and `<!-- bench:end -->`.
 *
 * @param sections those that the document does not have are left out
 */
export function fillSections(document: string, sections: Readonly<Record<string, string>>): string {
  return document.replaceAll(
    /(<!-- bench:(\w+) -->\n)[^]*?(<!-- bench:end -->)/g,
    (filled: string, begin: string, name: string, end: string) => {
      const section = sections[name];
      return section === undefined ? filled : `${begin}\n${section}\n\n${end}`;
    },
  );
}

function machineLine({ machine, graph, takenOn, command, seconds }: BenchReport): string {
  return [
    `- ${machine.processor}, ${machine.cores} cores, ${whole(machine.memoryBytes / 2 ** 30)} GB of memory; ${machine.system}.`,
    `- Node ${machine.node}, SQLite ${machine.sqlite}, Retinue ${machine.retinue}; load by ${machine.generator}, on the same cores.`,
    `- ${whole(graph.users)} users, ${whole(graph.follows)} follows, ${whole(graph.mostFollowers)} of them of the most followed user.`,
    `- \`${command}\` on ${takenOn}: ${whole(seconds)} s.`,
  ].join('\n');
}

function takenLine({ command, takenOn, machine }: ScaleReport): string {
  return `\`${command}\` on ${takenOn}; load by ${machine.generator}, on the same cores.`;
}

function othersTable(report: BenchReport): string {
  return markdownTable(
    ['what', 'a second', 'where'],
    [
      ...OTHERS.map(({ name, value, where }) => [name, whole(value), where]),
      ...report.operations
        .filter(({ key }) =>
          ['page-50', 'relationships-100', 'follow-32', 'batch-of-one', 'mix'].includes(key),
        )
        .map((measurement) => [
          `Retinue, ${measurement.title}`,
          whole(perSecond(measurement)),
          'one process on the machine above, the load generator beside it',
        ]),
    ],
  );
}

function summary(report: BenchReport): string {
  const lineOf = (key: string, what: string): string[] => {
    const measurement = report.operations.find((operation) => operation.key === key);
    if (measurement === undefined) return [];
    const ratio = ratioOf(measurement).middle.toFixed(2);
    return [`${what} ${whole(middle(measurement.retinue, 'rate'))} (${ratio})`];
  };
  const figures = [
    ...lineOf('page-50', 'pages of 50 followers'),
    ...lineOf('user', 'users with counts'),
    ...lineOf('relationship', 'relationships'),
    ...lineOf('follow-32', 'durable follows'),
    ...lineOf('mix', 'requests of the LinkBench mix'),
  ];
  return (
    `One process on one core of a small machine, ${whole(report.graph.follows)} follows; a second, and in brackets the ratio to ` +
    `\`node:http\` with hand-written SQL in the same run: ${figures.join(', ')}. [All figures](docs/performance.md).`
  );
}
