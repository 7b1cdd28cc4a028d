import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { fileProblem } from '../files/file-problem.js';
import { STANDARD_STREAM } from '../formats/record-format.js';

/** Characters to gather for one write: a file of nothing but rejects would otherwise be a system call a line. */
const WRITE_SIZE = 64 * 1024;

/** Where the lines that an import could not take are told, with their number and the reason. Made when first needed. */
export class RejectsFile {
  private file: FileHandle | undefined;
  private waiting = 'line\treason\n';

  private constructor(readonly path: string) {}

  /**
   * At the path given, or else in the working directory: the input's folder may be somebody else's, or read-only.
   *
   * @throws CliError when it would take the place of the input
   */
  static forInput(input: string, path: string | undefined): RejectsFile {
    const chosen = path ?? `${input === STANDARD_STREAM ? 'standard-input' : basename(input)}.rejected.tsv`;
    if (input !== STANDARD_STREAM && resolve(chosen) === resolve(input)) {
      throw new CliError(`${chosen} can't take the rejected lines: it is the input`);
    }
    return new RejectsFile(chosen);
  }

  /** Removes what an earlier run left, which would look like this one's. @throws CliError when it can't */
  async removeStale(): Promise<void> {
    await this.orCliError(async () => {
      const found = await lstat(this.path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      // A device such as /dev/null holds nothing of an earlier run.
      if (found?.isFile() === true) await rm(this.path, { force: true });
    });
  }

  /** @throws CliError when the file can't be opened or written */
  async write(line: number, reason: string): Promise<void> {
    this.waiting += `${line}\t${reason.replaceAll(/\s+/g, ' ')}\n`;
    if (this.file !== undefined && this.waiting.length < WRITE_SIZE) return;
    await this.orCliError(async () => {
      this.file ??= await open(this.path, 'w');
      await this.flush(this.file);
    });
  }

  /** @throws CliError when the rest can't be written */
  async close(): Promise<void> {
    const { file } = this;
    if (file === undefined) return;
    this.file = undefined;
    await this.orCliError(async () => {
      try {
        await this.flush(file);
      } finally {
        await file.close();
      }
    });
  }

  private async flush(file: FileHandle): Promise<void> {
    const text = this.waiting;
    this.waiting = '';
    await file.appendFile(text);
  }

  private async orCliError(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw new CliError(
        `rejected lines can't be written to ${this.path}: ${fileProblem(error) ?? String(error)}`,
      );
    }
  }
}
