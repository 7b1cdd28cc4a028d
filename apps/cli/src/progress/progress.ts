import { SingleBar } from 'cli-progress';

const NUMBERS = new Intl.NumberFormat('en');

/** Milliseconds between two lines where there is no terminal to draw a bar on. */
const PLAIN_LINE_EVERY_MS = 5_000;

/** How much there is to do, in whatever unit: bytes of a file, rows of a table. */
export interface Extent {
  /** `undefined` when nobody knows: standard input, say. */
  readonly total: number | undefined;
  done(): number;
}

/**
 * How far an input has been read, on standard error: a bar in a terminal, a line every few seconds
 * elsewhere, with the rate and the time left (where the extent's total is known).
 */
export class Progress {
  private readonly startedAt = performance.now();
  private readonly bar: SingleBar;

  constructor(
    private readonly extent: Extent,
    label: string,
  ) {
    const known = extent.total !== undefined;
    this.bar = new SingleBar({
      format: known
        ? `${label} [{bar}] {percentage}% | {rows} read | {rate}/s | {eta_formatted} left`
        : `${label} | {rows} read | {rate}/s`,
      etaBuffer: 50,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: PLAIN_LINE_EVERY_MS,
      stream: process.stderr,
    });
    this.bar.start(Math.max(extent.total ?? 1, 1), 0, { rows: '0', rate: '0' });
  }

  update(rowsRead: number): void {
    const seconds = (performance.now() - this.startedAt) / 1_000;
    const counts = { rows: NUMBERS.format(rowsRead), rate: NUMBERS.format(Math.round(rowsRead / seconds)) };
    this.bar.update(this.extent.total === undefined ? 0 : this.extent.done(), counts);
  }

  stop(): void {
    this.bar.stop();
  }
}
