import { CliError } from '../cli-error.js';

/** Bytes: a first line longer than that tells by its beginning. */
const LOOKED_AT = 1_024;

const LINE_FEED = 0x0a;

/**
 * Passes text on, unless it is UTF-16, as some spreadsheets save it: known by its byte order mark, or by the NUL that
 * each plain letter is written with.
 *
 * @param name what to call the input in a message
 * @throws CliError when it is UTF-16, or no text at all
 */
export async function* refuseUtf16(name: string, text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of text) {
    if (isFirst && chunk.length > 0) {
      isFirst = false;
      const line = chunk.subarray(0, LOOKED_AT);
      const end = line.indexOf(LINE_FEED);
      const isMarked = ['feff', 'fffe'].includes(line.toString('hex', 0, 2));
      if (isMarked || line.subarray(0, end < 0 ? LOOKED_AT : end).includes(0)) {
        throw new CliError(
          `${name} is UTF-16, or no text: save it as UTF-8 (in a spreadsheet, "CSV UTF-8"), or run iconv -f UTF-16 -t UTF-8`,
        );
      }
    }
    yield chunk;
  }
}
