import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';

/**
 * A temporary file that is written at its end and read from its beginning, both at once. It has no name from the moment
 * it is open, so that nothing of it stays, however the process ends.
 */
export class SpoolFile {
  private written = 0;
  private taken = 0;

  private constructor(private readonly handle: FileHandle) {}

  /** @throws DatabaseUnavailableError when there is no handle or no place for it */
  static async create(folder = tmpdir()): Promise<SpoolFile> {
    try {
      const path = join(folder, `retinue-answer-${randomUUID()}`);
      const handle = await open(path, 'wx+', 0o600);
      await unlink(path);
      return new SpoolFile(handle);
    } catch (error) {
      throw noFile(error);
    }
  }

  /** True when all that was written was taken. */
  get isEmpty(): boolean {
    return this.taken === this.written;
  }

  /** @throws DatabaseUnavailableError when the disk is full */
  async append(bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.written);
        done += bytesWritten;
        this.written += bytesWritten;
      }
    } catch (error) {
      throw noFile(error);
    }
  }

  /** What was written next, as far as there is some; one call at a time. */
  async take(maxBytes: number): Promise<Buffer> {
    const wanted = Math.min(maxBytes, this.written - this.taken);
    const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(wanted), 0, wanted, this.taken);
    this.taken += bytesRead;
    return buffer.subarray(0, bytesRead);
  }

  /** After what is being written or read. */
  async close(): Promise<void> {
    await this.handle.close();
  }
}

function noFile(cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`No temporary file for a long answer: ${String(cause)}`, cause);
}
