import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CliError } from '../cli-error.js';
import { fileProblem } from '../files/file-problem.js';
import { gunzip, isGzip } from './gunzip.js';
import { STANDARD_STREAM } from './record-format.js';
import { refuseUtf16 } from './refuse-utf16.js';

/** An input's text, unpacked, and how much of it has been taken. */
export interface Input {
  readonly text: Readable;
  /** Bytes of the file; `undefined` for standard input. */
  readonly totalBytes: number | undefined;
  /** Bytes taken from the file so far, packed as they are. */
  bytesRead(): number;
  /** Takes no more of it, whoever still writes to the other end. */
  close(): void;
}

/**
 * Opens a file, or standard input for `-`; gzip is known by its first bytes. What is wrong with it further on is a
 * CliError of the text.
 *
 * @throws CliError when the file can't be read, or is named as gzip and is none
 */
export async function openInput(file: string): Promise<Input> {
  const name = file === STANDARD_STREAM ? 'standard input' : file;
  const handle = file === STANDARD_STREAM ? undefined : await openFile(file);
  const source = handle?.createReadStream() ?? process.stdin;
  const chunks = sayingWhatIsWrong(name, source)[Symbol.asyncIterator]();
  const first = await chunks.next();
  let taken = 0;

  async function* bytes(): AsyncGenerator<Buffer> {
    for (let chunk = first; chunk.done !== true; chunk = await chunks.next()) {
      taken += chunk.value.length;
      yield chunk.value;
    }
  }

  const isPacked = first.done !== true && isGzip(first.value);
  if (!isPacked && first.done !== true && /\.gz$/i.test(file)) {
    source.destroy();
    throw new CliError(`${name} is named as gzip and is none: rename it if it is not packed`);
  }
  const text = refuseUtf16(name, isPacked ? gunzip(name, bytes()) : bytes());
  return {
    text: Readable.from(text, { objectMode: false }),
    totalBytes: handle && (await handle.stat()).size,
    bytesRead: () => taken,
    close: () => source.destroy(),
  };
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file);
    const found = await handle.stat();
    if (!found.isDirectory()) return handle;
    await handle.close();
  } catch (error) {
    throw new CliError(`${file} can't be read: ${fileProblem(error) ?? String(error)}`);
  }
  throw new CliError(`${file} is a folder`);
}

async function* sayingWhatIsWrong(name: string, source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new CliError(`${name} can't be read: ${problem}`);
  }
}
