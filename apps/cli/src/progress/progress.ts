import { SingleBar } from 'cli-progress';
import { timeLeft } from './time-left.js';

const NUMBERS = new Intl.NumberFormat('en');

/** Milliseconds between two lines where there is no terminal to draw a bar on. */
const PLAIN_LINE_EVERY_MS = 5_000;

/** How much there is to do, in whatever unit: bytes of a file, rows of a table. */
export interface Extent {
  /** `undefined` when nobody knows: standard input, say. */
  readonly total: number | undefined;
  done(): number;
}

export interface ProgressOptions {
  readonly verb?: string;
  readonly stream?: NodeJS.WriteStream;
  /** Milliseconds since whenever. */
  readonly now?: () => number;
}

/** So many of the last updates say how fast it goes. */
const ETA_UPDATES = 200;

/** Columns where nobody says how many there are. */
const WIDE = 120;

/** The bar's share of a line: what the longest numbers leave, since the end of the line is cut off, not the bar. */
function barSize(columns: number, label: string, verb: string): number {
  const rest = `${label} [] 100% | 100,000,000 ${verb} | 100,000/s | 10h59m left`.length;
  return Math.max(0, Math.min(40, columns - 1 - rest));
}

/**
 * How far an input has been read, or an output written, on standard error: a bar in a terminal, a line every few seconds
 * elsewhere, with the rate and the time left (where the extent's total is known).
 */
export class Progress {
  private readonly now: () => number;
  private readonly startedAt: number;
  private readonly bar: SingleBar;

  /** @param verb what is done with a row */
  constructor(
    private readonly extent: Extent,
    label: string,
    { verb = 'read', stream = process.stderr, now = () => performance.now() }: ProgressOptions = {},
  ) {
    this.now = now;
    this.startedAt = now();
    const known = extent.total !== undefined;
    this.bar = new SingleBar({
      format: known
        ? `${label} [{bar}] {percentage}% | {rows} ${verb} | {rate}/s | {eta_formatted} left`
        : `${label} | {rows} ${verb} | {rate}/s`,
      barsize: barSize(stream.columns ?? WIDE, label, verb),
      etaBuffer: ETA_UPDATES,
      formatTime: timeLeft,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: PLAIN_LINE_EVERY_MS,
      stream,
    });
    this.bar.start(Math.max(extent.total ?? 1, 1), 0, { rows: '0', rate: '0' });
  }

  /**
   * @param rowsRead how many are done
   * @param taken how many that stand in what {@link Extent.done} tells, where those are more
   */
  update(rowsRead: number, taken = rowsRead): void {
    const seconds = (this.now() - this.startedAt) / 1_000;
    const counts = { rows: NUMBERS.format(rowsRead), rate: NUMBERS.format(Math.round(rowsRead / seconds)) };
    const share = taken === 0 ? 1 : rowsRead / taken;
    this.bar.update(this.extent.total === undefined ? 0 : this.extent.done() * share, counts);
  }

  stop(): void {
    this.bar.stop();
  }
}
