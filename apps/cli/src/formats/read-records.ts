import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { RecordFormat } from './record-format.js';

/** One record of the input by field name, or why its line could not be read as one. */
export type InputRecord =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly broken: string };

export interface RecordShape {
  /** Field names in the order of columns, for a file without a header. */
  readonly columns: readonly string[];
  /** Other names that a header may use for a field. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Whether the first line can be data; a header is known by naming one of the columns. */
  readonly headerRequired: boolean;
}

/** Bytes; a quote that is never closed would otherwise take the rest of the file for one value. */
const MAX_RECORD_BYTES = 64 * 1024;

/** Reads records one after the other; line numbers begin with 1 and count the header. */
export async function* readRecords(
  text: Readable,
  format: RecordFormat,
  shape: RecordShape,
): AsyncGenerator<InputRecord> {
  if (format === 'ndjson') yield* readJsonLines(text, shape);
  else yield* readDelimited(text, format, shape);
}

async function* readDelimited(
  text: Readable,
  format: 'csv' | 'tsv',
  shape: RecordShape,
): AsyncGenerator<InputRecord> {
  const broken: { line: number; message: string }[] = [];
  const parser = parse({
    bom: true,
    delimiter: format === 'csv' ? ',' : '\t',
    // Tab-separated values have no quotes (IANA text/tab-separated-values): one in a name is just a character.
    quote: format === 'csv' ? '"' : null,
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ line: Number(error?.['lines'] ?? 0), message: error?.message ?? 'unreadable' });
      return undefined;
    },
  });
  text.on('error', (error) => parser.destroy(error)).pipe(parser);

  // The parser's own count costs four times the parsing, so lines are counted here.
  let line = 1;
  let columns: readonly string[] | undefined;
  for await (const values of parser as AsyncIterable<string[]>) {
    for (const skipped of broken.splice(0)) {
      yield { line: skipped.line, broken: skipped.message };
      line = Math.max(line, skipped.line + 1);
    }
    const startLine = line;
    line += 1 + countBreaks(values);
    if (values.length === 1 && values[0] === '') continue;
    if (columns === undefined) {
      columns = readHeader(values, shape);
      if (columns !== undefined) continue;
      columns = shape.columns;
      if (shape.headerRequired) {
        yield {
          line: startLine,
          broken: `the first line must name the columns: ${shape.columns.join(', ')}`,
        };
        return;
      }
    }
    yield values.length > columns.length
      ? { line: startLine, broken: `has ${values.length} columns, not ${columns.length}` }
      : { line: startLine, fields: toFields(columns, values) };
  }
  for (const skipped of broken) yield { line: skipped.line, broken: skipped.message };
}

function countBreaks(values: readonly string[]): number {
  let breaks = 0;
  for (const value of values) if (value.includes('\n')) breaks += value.split('\n').length - 1;
  return breaks;
}

/** The field names, when the line is a header; names may be written `follower_id` or `followerId`. */
function readHeader(values: readonly string[], { columns, aliases = {} }: RecordShape): string[] | undefined {
  const names = values.map((value) => {
    const name = camelCase(value.trim());
    return aliases[name] ?? name;
  });
  return names.some((name) => columns.includes(name)) ? names : undefined;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** An empty value counts as one left out. */
function toFields(columns: readonly string[], values: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  values.forEach((value, index) => {
    if (value !== '') fields[columns[index]!] = value;
  });
  return fields;
}

async function* readJsonLines(text: Readable, { aliases = {} }: RecordShape): AsyncGenerator<InputRecord> {
  const lines = createInterface({ input: text, crlfDelay: Infinity });
  // readline does not pass its input's errors on.
  let failure: Error | undefined;
  text.once('error', (error) => {
    failure = error;
    lines.close();
  });
  let line = 0;
  for await (const json of lines) {
    line += 1;
    if (json.trim() !== '') yield { line, ...parseJsonObject(json, aliases) };
  }
  if (failure !== undefined) throw failure;
}

function parseJsonObject(
  json: string,
  aliases: Readonly<Record<string, string>>,
): { fields: Record<string, unknown> } | { broken: string } {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return {
        fields: Object.fromEntries(
          Object.entries(value).map(([name, field]) => [aliases[camelCase(name)] ?? camelCase(name), field]),
        ),
      };
    }
  } catch {
    // The same answer as for JSON that is not an object.
  }
  return { broken: 'is not a JSON object' };
}
