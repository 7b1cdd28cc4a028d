import { stringify } from 'csv-stringify';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordFormat } from './record-format.js';

/** Records, and the names of their fields in the order in which they are written. */
export interface Table {
  readonly chunks: AsyncIterable<readonly object[]>;
  readonly columns: readonly string[];
}

/**
 * Writes records as text of a format, delimited with a header or a JSON object a line, through `destinations`. One
 * pipeline from end to end: a failure or an early end anywhere in it ends the reading of records, too.
 */
export async function writeRecords(
  { chunks, columns }: Table,
  format: RecordFormat,
  destinations: readonly NodeJS.WritableStream[],
  options: { readonly end?: boolean } = {},
): Promise<void> {
  const records = Readable.from(flatten(chunks));
  const writer = format === 'ndjson' ? jsonLines(columns) : delimited(format, columns);
  await pipeline([records, writer, ...destinations], options);
}

async function* flatten(chunks: AsyncIterable<readonly object[]>): AsyncGenerator<object> {
  for await (const chunk of chunks) yield* chunk;
}

function delimited(format: 'csv' | 'tsv', columns: readonly string[]): Transform {
  return stringify({
    header: true,
    columns: [...columns],
    delimiter: format === 'csv' ? ',' : '\t',
    // See readDelimited: names hold no tab and no line break, so nothing needs quoting there.
    quote: format === 'csv' ? '"' : false,
    cast: { boolean: String, date: (time) => time.toISOString(), object: (value) => JSON.stringify(value) },
  });
}

function jsonLines(columns: readonly string[]): Transform {
  return new Transform({
    writableObjectMode: true,
    transform(record: Readonly<Record<string, unknown>>, _encoding, done) {
      done(null, `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, record[name]])))}\n`);
    },
  });
}
