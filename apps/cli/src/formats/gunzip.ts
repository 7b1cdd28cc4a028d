import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CliError } from '../cli-error.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** Whether a file that begins so is gzip, whatever its name says. */
export function isGzip(beginning: Buffer): boolean {
  return beginning.subarray(0, 2).equals(GZIP_MAGIC);
}

/**
 * Unpacks gzip.
 *
 * @param name what to call the input in a message
 * @throws CliError when it is cut off or damaged
 */
export async function* gunzip(name: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacked = createGunzip();
  // Begun only when somebody reads: what is unpacked meets the error, and an error that nobody meets ends the process.
  pipeline(bytes, unpacked).catch(() => undefined);
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !code.startsWith('Z_')) throw error;
    throw new CliError(
      code === 'Z_BUF_ERROR'
        ? `${name} is cut off: its end is missing, fetch it again`
        : `${name} is damaged: it can't be unpacked (${(error as Error).message})`,
    );
  }
}
