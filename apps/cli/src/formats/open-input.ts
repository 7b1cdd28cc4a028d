import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
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
  const unpacked = packed ? gunzip(bytes()) : bytes();

  async function* text(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of unpacked) yield chunk;
    } catch (error) {
      throw new CliError(`${file} can't be read to its end: ${(error as Error).message}`);
    }
  }
  return { text: Readable.from(text(), { objectMode: false }), totalBytes, bytesRead: () => taken };
}

function gunzip(bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const unpacked = createGunzip();
  // Whoever reads what is unpacked meets the error there.
  pipeline(bytes, unpacked).catch(() => undefined);
  return unpacked;
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
