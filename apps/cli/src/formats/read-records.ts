import type { Readable } from 'node:stream';
import { CliError } from '../cli-error.js';
import { ColumnNames } from './column-names.js';
import { DelimitedRecords } from './delimited-records.js';
import { FileHead } from './file-head.js';
import { readJsonObject } from './json-object.js';
import type { RecordFormat } from './record-format.js';
import type { RecordKind } from './record-kinds.js';
import { splitLines, type TextLine } from './split-lines.js';

/** One record of the input by field name, or why its line could not be read as one. */
export type InputRecord =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly broken: string };

/**
 * Reads records one after the other; line numbers begin with 1 and count the header.
 *
 * @param kinds all that there are, to tell a file of another one
 * @throws CliError when the file is of another kind, or does not say of which
 */
export async function* readRecords(
  text: Readable,
  format: RecordFormat,
  kind: RecordKind,
  kinds: readonly RecordKind[],
): AsyncGenerator<InputRecord> {
  for await (const records of readRecordsTogether(text, format, kind, kinds)) yield* records;
}

/** As {@link readRecords}, those together that came together: to wait for each by itself takes longer than to read it. */
export function readRecordsTogether(
  text: Readable,
  format: RecordFormat,
  kind: RecordKind,
  kinds: readonly RecordKind[],
): AsyncGenerator<Iterable<InputRecord>> {
  const names = new ColumnNames(kind, kinds);
  return format === 'ndjson' ? readJsonLines(text, names) : readDelimited(text, format, names, kind.columns);
}

async function* readDelimited(
  text: Readable,
  format: 'csv' | 'tsv',
  names: ColumnNames,
  columnsWithoutHeader: readonly string[],
): AsyncGenerator<Iterable<InputRecord>> {
  const head = new FileHead(format, names);
  let records: DelimitedRecords | undefined;
  let columns: readonly string[] | undefined;
  let nextLine = 1;

  function* take(found: ReturnType<DelimitedRecords['add']>): Generator<InputRecord> {
    for (const record of found) {
      const line = nextLine;
      nextLine += record.lines;
      if (columns === undefined) {
        if ('broken' in record) throw new CliError(`line ${line}, the first with data, ${record.broken}`);
        columns = columnsBy(record.values);
        if (!names.isRowOfNumbers(record.values)) continue;
      }
      if ('broken' in record) yield { line, broken: record.broken };
      else if (record.values.length > columns.length) {
        yield { line, broken: `has ${record.values.length} columns, not ${columns.length}` };
      } else if (record.values.length > 1 || record.values[0] !== '') {
        yield { line, fields: toFields(columns, record.values) };
      }
    }
  }
  const columnsBy = (first: readonly string[]): readonly string[] => {
    if (!names.isRowOfNumbers(first)) return names.ofHeader(first);
    const header = head.commentedHeader(records!.delimiter);
    return header === undefined ? columnsWithoutHeader : names.ofHeader(header);
  };

  function* takeLines(lines: readonly TextLine[]): Generator<InputRecord> {
    for (const line of lines) {
      if (records === undefined) {
        if (typeof line === 'string' && head.takes(line)) {
          nextLine += 1;
          continue;
        }
        records = new DelimitedRecords(format, typeof line === 'string' ? head.delimiterOf(line) : ',');
      }
      yield* take(records.add(line));
    }
  }

  for await (const lines of splitLines(text)) yield takeLines(lines);
  if (records === undefined) throw new CliError('the input is empty: there is not even a header');
  yield take(records.end());
}

/** An empty value counts as one left out. */
function toFields(columns: readonly string[], values: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  values.forEach((value, index) => {
    if (value !== '') fields[columns[index]!] = value;
  });
  return fields;
}

async function* readJsonLines(text: Readable, names: ColumnNames): AsyncGenerator<Iterable<InputRecord>> {
  let line = 0;
  let isKnown = false;
  function* takeLines(lines: readonly TextLine[]): Generator<InputRecord> {
    for (const json of lines) {
      line += 1;
      if (typeof json !== 'string') yield { line, broken: json.reason };
      else if (json.trim() !== '') {
        const record = readJsonObject(json, names, !isKnown);
        isKnown ||= record.isObject;
        yield 'broken' in record ? { line, broken: record.broken } : { line, fields: record.fields };
      }
    }
  }
  for await (const lines of splitLines(text)) yield takeLines(lines);
}
