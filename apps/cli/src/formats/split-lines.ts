import { decodeUtf8 } from '@retinue/common';

/** Bytes; a file without line breaks would otherwise be held in memory whole. */
export const MAX_LINE_BYTES = 64 * 1024;

/** A line that is no text to read a record from, and why. */
export interface BrokenLine {
  readonly reason: string;
}

export type TextLine = string | BrokenLine;

const NOT_UTF8: BrokenLine = {
  reason: 'is not UTF-8: save the file as UTF-8 (in a spreadsheet, "CSV UTF-8")',
};
const TOO_LONG: BrokenLine = { reason: `is longer than ${MAX_LINE_BYTES} bytes` };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of each chunk, without their ends (LF or CRLF) and without a byte order mark. Of a line that is
 * too long nothing is held.
 *
 * In arrays, as an asynchronous step for each line would cost more than the line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<TextLine[]> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let isFirst = true;

  const hold = (piece: Buffer): void => {
    bytes += piece.length;
    if (bytes <= MAX_LINE_BYTES + 1) pieces.push(piece);
    else pieces = [];
  };
  const take = (): TextLine => {
    const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    // The bound is for the line, and the carriage return is part of its end.
    const ending = whole.at(-1) === CARRIAGE_RETURN ? 1 : 0;
    let line: TextLine =
      bytes - ending > MAX_LINE_BYTES
        ? TOO_LONG
        : (decodeUtf8(ending === 0 ? whole : whole.subarray(0, -1)) ?? NOT_UTF8);
    if (isFirst && typeof line === 'string' && line.startsWith(BYTE_ORDER_MARK)) line = line.slice(1);
    isFirst = false;
    pieces = [];
    bytes = 0;
    return line;
  };

  for await (const chunk of chunks) {
    const lines: TextLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      hold(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    if (start < chunk.length) hold(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [take()];
}
