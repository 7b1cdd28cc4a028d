import { stringify } from 'csv-stringify';
import { Readable, Transform } from 'node:stream';
import type { RecordFormat } from './record-format.js';

/** Turns records into text of a format: delimited with a header of `columns`, or a JSON object a line. */
export function recordsToText(
  chunks: AsyncIterable<readonly object[]>,
  format: RecordFormat,
  columns: readonly string[],
): Readable {
  const records = Readable.from(flatten(chunks));
  const writer = format === 'ndjson' ? jsonLines(columns) : delimited(format, columns);
  records.on('error', (error) => writer.destroy(error));
  return records.pipe(writer);
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
    cast: { boolean: String, date: (time) => time.toISOString() },
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
