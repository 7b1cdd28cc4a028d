import type { Readable } from 'node:stream';
import { DelimitedRecords } from './delimited-records.js';
import { readJsonObject } from './json-object.js';
import type { RecordFormat } from './record-format.js';
import { FieldNames, type RecordShape } from './record-shape.js';
import { splitLines, TOO_LONG } from './split-lines.js';

/** One record of the input by field name, or why its line could not be read as one. */
export type InputRecord =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly broken: string };

/**
 * Reads records one after the other; line numbers begin with 1 and count the header.
 *
 * @throws CliError when the header does not fit the shape
 */
export async function* readRecords(
  text: Readable,
  format: RecordFormat,
  shape: RecordShape,
): AsyncGenerator<InputRecord> {
  const names = new FieldNames(shape);
  if (format === 'ndjson') yield* readJsonLines(text, names);
  else yield* readDelimited(text, format, names, shape.columns);
}

async function* readDelimited(
  text: Readable,
  format: 'csv' | 'tsv',
  names: FieldNames,
  columnsWithoutHeader: readonly string[],
): AsyncGenerator<InputRecord> {
  const records = new DelimitedRecords(format);
  let nextLine = 1;
  let columns: readonly string[] | undefined;

  for await (const found of inTurn(text, records)) {
    for (const record of found) {
      const line = nextLine;
      nextLine += record.lines;
      if ('broken' in record) {
        yield { line, broken: record.broken };
        continue;
      }
      const { values } = record;
      if (values.length === 1 && values[0] === '') continue;
      if (columns === undefined) {
        columns = names.ofHeader(values);
        if (columns !== undefined) continue;
        columns = columnsWithoutHeader;
      }
      yield values.length > columns.length
        ? { line, broken: `has ${values.length} columns, not ${columns.length}` }
        : { line, fields: toFields(columns, values) };
    }
  }
}

async function* inTurn(
  text: Readable,
  records: DelimitedRecords,
): AsyncGenerator<ReturnType<DelimitedRecords['add']>> {
  for await (const lines of splitLines(text)) yield lines.flatMap((line) => records.add(line));
  yield records.end();
}

/** An empty value counts as one left out. */
function toFields(columns: readonly string[], values: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  values.forEach((value, index) => {
    if (value !== '') fields[columns[index]!] = value;
  });
  return fields;
}

async function* readJsonLines(text: Readable, names: FieldNames): AsyncGenerator<InputRecord> {
  let line = 0;
  for await (const lines of splitLines(text)) {
    for (const json of lines) {
      line += 1;
      if (json === undefined) yield { line, broken: TOO_LONG };
      else if (json.trim() !== '') yield { line, ...readJsonObject(json, names) };
    }
  }
}
