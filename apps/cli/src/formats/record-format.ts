import { CliError } from '../cli-error.js';

export const RECORD_FORMATS = ['csv', 'tsv', 'ndjson'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

const FORMAT_BY_ENDING: Readonly<Record<string, RecordFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  txt: 'tsv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

/** Standard input or output, as a file name. */
export const STANDARD_STREAM = '-';

/**
 * The format given or, without one, what the file's name ends in (before `.gz`).
 *
 * @throws CliError when neither tells
 */
export function formatOf(file: string, given: RecordFormat | undefined): RecordFormat {
  if (given !== undefined) return given;
  const ending = /\.([a-z]+)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = FORMAT_BY_ENDING[ending];
  if (format === undefined) {
    throw new CliError(
      `the name of ${file === STANDARD_STREAM ? 'standard input' : file} does not tell its format: add --format csv, tsv or ndjson`,
    );
  }
  return format;
}
