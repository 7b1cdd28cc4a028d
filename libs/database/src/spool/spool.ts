import { Readable } from 'node:stream';
import type { SpoolShare } from './spool-budget.js';
import { SpoolFile } from './spool-file.js';

/** Bytes given to the reader at once. */
const PIECE_BYTES = 64 * 1024;

/** Bytes on their way to the file, and as many that wait meanwhile: they go in one piece. */
const WAITING_BYTES = 256 * 1024;

/**
 * Takes a text as fast as it comes and gives it to a reader as slow as that is, so that nobody waits for the reader. The
 * beginning is kept in memory, what does not fit goes to a file.
 */
export class Spool extends Readable {
  /** The beginning of what was not read yet; the file holds the rest. */
  private readonly memory: Buffer[] = [];
  private file: SpoolFile | undefined;
  /** What comes after that of the file. */
  private waiting: Buffer | undefined;
  private waitingBytes = 0;
  /** Filled and written in turn with that one: a new one for each piece would be garbage of several times the text. */
  private spare: Buffer | undefined;
  private writing: Promise<void> | undefined;
  private isWhole = false;
  private waitsForMore = false;
  private began: () => void = () => undefined;
  private failed: ((reason: Error) => void) | undefined;

  /**
   * Settles when an answer may begin: there is a file, or nothing that needs one. Until then what goes wrong is its
   * rejection, and from then on the stream's error.
   */
  readonly ready: Promise<void>;

  /** @param createFile makes the file, when one is needed */
  constructor(
    source: AsyncIterable<string>,
    private readonly share: SpoolShare,
    private readonly createFile: () => Promise<SpoolFile> = async () => SpoolFile.create(),
  ) {
    super({ highWaterMark: PIECE_BYTES });
    this.ready = new Promise((resolve, reject) => {
      this.began = (): void => {
        this.failed = undefined;
        resolve();
      };
      this.failed = reject;
    });
    // Whoever gives up before hears of it in another way; and so does a pipe that is not there yet.
    this.ready.catch(() => undefined);
    this.on('error', () => undefined);
    void this.fill(source);
  }

  override _read(): void {
    void this.give();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.share.close();
    this.memory.length = 0;
    this.failed?.(error ?? new Error('The spool was destroyed'));
    // A file that is being made is there afterwards only.
    const closed = (this.writing ?? Promise.resolve()).then(async () => this.file?.close());
    closed.then(
      () => done(error),
      (failure: Error) => done(error ?? failure),
    );
  }

  private async fill(source: AsyncIterable<string>): Promise<void> {
    try {
      for await (const text of source) {
        // Leaving the loop ends the source.
        if (this.destroyed) return;
        await this.keep(text);
      }
      await this.writing;
      this.isWhole = true;
      this.waiting = this.spare = undefined;
      this.began();
      this.more();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  private async keep(text: string): Promise<void> {
    const length = Buffer.byteLength(text);
    this.share.grow(length);
    if (this.writing === undefined && this.file === undefined && this.share.takesToMemory(length)) {
      this.memory.push(Buffer.from(text));
      this.more();
      return;
    }
    if (this.waitingBytes + length > WAITING_BYTES) await this.writing;
    if (length > WAITING_BYTES) this.waiting = Buffer.from(text);
    else (this.waiting ??= Buffer.allocUnsafeSlow(WAITING_BYTES)).write(text, this.waitingBytes);
    this.waitingBytes += length;
    this.writing ??= this.write();
  }

  /** Until nothing waits. What fails is told by the stream, and never thrown. */
  private async write(): Promise<void> {
    try {
      this.file ??= await this.createFile();
      while (this.waitingBytes > 0 && !this.destroyed) {
        const full = this.waiting!;
        const bytes = full.subarray(0, this.waitingBytes);
        this.waiting = this.spare;
        this.waitingBytes = 0;
        await this.file.append(bytes);
        this.spare = full;
        this.began();
        this.more();
      }
    } catch (error) {
      this.destroy(error as Error);
    } finally {
      this.writing = undefined;
    }
  }

  private more(): void {
    if (!this.waitsForMore) return;
    this.waitsForMore = false;
    void this.give();
  }

  private async give(): Promise<void> {
    try {
      const bytes = this.memory.shift();
      if (bytes !== undefined) {
        this.share.leaveMemory(bytes.length);
        this.push(bytes);
      } else if (this.file !== undefined && !this.file.isEmpty) {
        this.push(await this.file.take(PIECE_BYTES));
      } else if (this.isWhole) {
        this.push(null);
      } else {
        this.waitsForMore = true;
      }
    } catch (error) {
      this.destroy(error as Error);
    }
  }
}
