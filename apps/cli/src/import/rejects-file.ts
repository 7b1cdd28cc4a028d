import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { STANDARD_STREAM } from '../formats/record-format.js';

/** Where the lines that an import could not take are told, with their number and the reason. Made when first needed. */
export class RejectsFile {
  private stream: WriteStream | undefined;
  private failure: Error | undefined;

  constructor(readonly path: string) {}

  /** Beside the input, or in the working directory for standard input. */
  static forInput(file: string): RejectsFile {
    return new RejectsFile(`${file === STANDARD_STREAM ? 'standard-input' : file}.rejected.tsv`);
  }

  async write(line: number, reason: string): Promise<void> {
    if (this.stream === undefined) {
      this.stream = createWriteStream(this.path);
      this.stream.on('error', (error) => (this.failure = error));
      this.stream.write('line\treason\n');
    }
    if (!this.stream.write(`${line}\t${reason.replaceAll(/\s+/g, ' ')}\n`)) await once(this.stream, 'drain');
    if (this.failure !== undefined) throw this.failure;
  }

  async close(): Promise<void> {
    if (this.stream === undefined) return;
    this.stream.end();
    await once(this.stream, 'close');
    if (this.failure !== undefined) throw this.failure;
  }
}
