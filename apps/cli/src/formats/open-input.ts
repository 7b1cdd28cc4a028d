import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CliError } from '../cli-error.js';
import { STANDARD_STREAM } from './record-format.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** An input's text, unpacked, and how much of it has been taken. */
export interface Input {
  readonly text: Readable;
  /** Bytes of the file; `undefined` for standard input. */
  readonly totalBytes: number | undefined;
  /** Bytes taken from the file so far, packed as they are. */
  bytesRead(): number;
}

/**
 * Opens a file, or standard input for `-`; gzip is known by its first bytes, whatever the name says.
 *
 * @throws CliError when the file can't be read
 */
export async function openInput(file: string): Promise<Input> {
  const totalBytes = file === STANDARD_STREAM ? undefined : await sizeOf(file);
  const source = file === STANDARD_STREAM ? process.stdin : createReadStream(file);
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  let taken = 0;

  async function* bytes(): AsyncGenerator<Buffer> {
    for (let chunk = first; chunk.done !== true; chunk = await chunks.next()) {
      taken += chunk.value.length;
      yield chunk.value;
    }
  }

  const packed = first.done !== true && first.value.subarray(0, 2).equals(GZIP_MAGIC);
  const text = packed ? createGunzip() : new PassThrough();
  // What fails here (a broken archive, say) reaches the reader of `text` as its error.
  pipeline(bytes(), text).catch((error: unknown) => {
    text.destroy(new CliError(`${file} can't be read to its end: ${(error as Error).message}`));
  });
  return { text, totalBytes, bytesRead: () => taken };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new CliError(`${file} is a folder`);
    return found.size;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${file} can't be read: ${(error as Error).message}`);
  }
}
