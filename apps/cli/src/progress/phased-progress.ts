import { type Extent, Progress } from './progress.js';

/** How far each of several phases is, a line for each: first what is read, then what is done with it. */
export class PhasedProgress {
  private phase: string | undefined;
  private progress: Progress;
  private done = 0;

  /** @param label of the first phase; the others add what they are */
  constructor(
    extent: Extent,
    private readonly label: string,
  ) {
    this.progress = new Progress(extent, label);
  }

  onRead(rows: number, taken?: number): void {
    this.progress.update(rows, taken);
  }

  readonly onPhase = (phase: string, done: number, total?: number): void => {
    this.done = done;
    if (phase !== this.phase) {
      this.phase = phase;
      this.progress.stop();
      this.progress = new Progress({ total, done: () => this.done }, `${this.label}: ${phase}`, {
        verb: 'done',
      });
    }
    this.progress.update(done);
  };

  stop(): void {
    this.progress.stop();
  }
}
