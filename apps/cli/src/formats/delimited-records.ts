import { parse } from 'csv-parse/sync';
import type { RecordFormat } from './record-format.js';
import { MAX_LINE_BYTES, type TextLine } from './split-lines.js';

/** The values of a record, or why there are none; and how many lines it took. */
export type DelimitedRecord =
  | { readonly lines: number; readonly values: readonly string[] }
  | { readonly lines: 1; readonly broken: string };

const NOT_CLOSED = 'has a quote that is not closed';
const MISPLACED = 'has a quote in the wrong place';

/**
 * Makes records of lines, each as soon as its last line is there. A broken record costs its first line only: the
 * parser's own way to skip one goes on to the next quote, or to the end of the file.
 */
export class DelimitedRecords {
  /** The lines of a record so far, while a quote in it is open. */
  private held: string[] = [];
  private heldLength = 0;

  /** Tab-separated values have no quotes (IANA text/tab-separated-values): one in a name is just a character. */
  private readonly hasQuotes: boolean;

  constructor(
    format: Exclude<RecordFormat, 'ndjson'>,
    readonly delimiter: string,
  ) {
    this.hasQuotes = format === 'csv' || delimiter !== '\t';
  }

  add(line: TextLine): readonly DelimitedRecord[] {
    if (typeof line !== 'string') return [...this.end(), { lines: 1, broken: line.reason }];
    if (!this.hasQuotes) return [{ lines: 1, values: line.split(this.delimiter) }];

    const quotes = countQuotes(line);
    if (this.held.length === 0 && quotes === 0) return [{ lines: 1, values: line.split(this.delimiter) }];
    this.held.push(line);
    this.heldLength += line.length + 1;
    // Quotes come in pairs, doubled ones, too: an odd line opens a quote, and the next odd one closes it.
    const closed = (quotes % 2 === 1) === this.held.length > 1;
    if (closed) return this.finish();
    return this.heldLength > MAX_LINE_BYTES ? this.giveUp(NOT_CLOSED) : [];
  }

  /** What is left of the input when no more lines come. */
  end(): readonly DelimitedRecord[] {
    return this.held.length === 0 ? [] : this.giveUp(NOT_CLOSED);
  }

  private finish(): readonly DelimitedRecord[] {
    try {
      const [values, ...others] = parse(this.held.join('\n'), {
        record_delimiter: '\n',
        delimiter: this.delimiter,
      });
      if (values === undefined || others.length > 0) return this.giveUp(MISPLACED);
      return [{ lines: this.release().length, values }];
    } catch {
      return this.giveUp(MISPLACED);
    }
  }

  /** The first line is broken; those held after it may be records of their own. */
  private giveUp(broken: string): readonly DelimitedRecord[] {
    const others = this.release().slice(1);
    return [{ lines: 1, broken }, ...others.flatMap((line) => this.add(line))];
  }

  private release(): string[] {
    const lines = this.held;
    this.held = [];
    this.heldLength = 0;
    return lines;
  }
}

function countQuotes(line: string): number {
  let quotes = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1;
  return quotes;
}
