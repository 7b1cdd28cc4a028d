import { parse } from 'csv-parse/sync';
import type { ColumnNames } from './column-names.js';

/** What may be between columns, the likeliest first; a spreadsheet writes semicolons where numbers have a comma. */
const DELIMITERS = { csv: [',', ';', '\t'], tsv: ['\t', ',', ';'] } as const;

/** A spreadsheet's own line above a file, such as `sep=;`, which names the delimiter. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

/** What stands above the first record of a delimited file, and what is to be known of it. */
export class FileHead {
  private separator: string | undefined;
  private comment: string | undefined;

  constructor(
    private readonly format: 'csv' | 'tsv',
    private readonly names: ColumnNames,
  ) {}

  /** Whether the line is above the first record. */
  takes(line: string): boolean {
    const text = line.trim();
    const separator = SEPARATOR_LINE.exec(line)?.[1];
    if (separator !== undefined) this.separator = separator;
    else if (text.startsWith('#')) this.comment = text.slice(1);
    return separator !== undefined || text === '' || text.startsWith('#');
  }

  /** What is between the columns, by the line of the first record: that with which it makes sense. */
  delimiterOf(line: string): string {
    if (this.separator !== undefined) return this.separator;
    const makesSense = (delimiter: string): boolean => {
      const values = valuesOf(line, delimiter);
      return (
        values.length > 1 && (this.names.isHeaderOfSomeKind(values) || this.names.isRowOfNumbers(values))
      );
    };
    const delimiters = DELIMITERS[this.format];
    return (
      delimiters.find(makesSense) ?? delimiters.find((delimiter) => line.includes(delimiter)) ?? delimiters[0]
    );
  }

  /** A header that is written as a comment, above a row of numbers. */
  commentedHeader(delimiter: string): readonly string[] | undefined {
    const values = this.comment === undefined ? [] : valuesOf(this.comment, delimiter);
    return this.names.isHeaderOfSomeKind(values) ? values : undefined;
  }
}

function valuesOf(line: string, delimiter: string): readonly string[] {
  try {
    return parse(line, { delimiter })[0] ?? [];
  } catch {
    return line.split(delimiter);
  }
}
