import { percentile } from './statistics.js';

/** Milliseconds that answers took, gathered by what was asked. */
export class Latencies {
  private readonly milliseconds: number[] = [];

  /** Waits for an answer and notes how long that took. */
  async time<Result>(ask: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await ask();
    this.milliseconds.push(performance.now() - startedAt);
    return result;
  }

  /** The answers so far, as "n answers, p50 …, p99 …, max … ms". */
  describe(): string {
    const sorted = [...this.milliseconds].sort((one, other) => one - other);
    const at = (part: number): string => percentile(sorted, part).toFixed(1);
    return `${sorted.length} answers, p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`;
  }
}
