/** Bytes; a file without line breaks would otherwise be held in memory whole. */
export const MAX_LINE_BYTES = 64 * 1024;

/** Why a line that `splitLines` gives as `undefined` is no record. */
export const TOO_LONG = `is longer than ${MAX_LINE_BYTES} bytes`;

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of each chunk, without their ends (LF or CRLF) and without a byte order mark; a line that is too long
 * is `undefined`, and none of it is held.
 *
 * In arrays, as an asynchronous step for each line would cost more than the line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<(string | undefined)[]> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let isFirst = true;

  const hold = (piece: Buffer): void => {
    bytes += piece.length;
    if (bytes <= MAX_LINE_BYTES + 1) pieces.push(piece);
    else pieces = [];
  };
  const take = (): string | undefined => {
    let line: string | undefined = (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString();
    // The bound is for the line, and the carriage return is part of its end.
    const ending = line.endsWith('\r') ? 1 : 0;
    if (bytes - ending > MAX_LINE_BYTES) line = undefined;
    else if (ending > 0) line = line.slice(0, -1);
    if (isFirst && line?.startsWith(BYTE_ORDER_MARK) === true) line = line.slice(1);
    isFirst = false;
    pieces = [];
    bytes = 0;
    return line;
  };

  for await (const chunk of chunks) {
    const lines: (string | undefined)[] = [];
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
