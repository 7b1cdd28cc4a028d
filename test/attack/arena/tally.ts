import type { Answer } from './client.js';

/** Failures beyond these are counted only. */
const MAX_TOLD = 12;

/** Characters of a failure that are told. */
const MAX_CHARACTERS = 300;

/** What came out of an attack. */
export class Tally {
  /** Requests, shapes, rounds: whatever the attack tries one at a time. */
  cases = 0;
  /** Acknowledged writes that are gone. */
  lost = 0;
  /** Stored writes that nobody asked for. */
  phantom = 0;
  /** The most memory that a process of the server had (bytes). */
  peakBytes = 0;
  /** The longest that an event loop of the server stood still (milliseconds). */
  longestStopMs = 0;
  /** The slowest hundredth that other clients saw (milliseconds), where the attack looks. */
  othersP99Ms: number | undefined;
  /** The longest wait of other clients (milliseconds). */
  othersLongestMs: number | undefined;
  /** Why it could not be tried here. */
  skipped: string | undefined;
  failureCount = 0;
  /** The first of the failures. */
  readonly failures: string[] = [];
  /** What is worth knowing and no failure. */
  readonly notes: string[] = [];
  /** Answers of 5xx that the attack does not allow, by status. */
  readonly serverErrors = new Map<number, number>();

  get passed(): boolean {
    return this.failureCount === 0;
  }

  fail(what: string): void {
    this.failureCount += 1;
    if (this.failures.length < MAX_TOLD) this.failures.push(what.slice(0, MAX_CHARACTERS));
  }

  /** Fails unless it is so. */
  expect(isSo: boolean, what: string): void {
    if (!isSo) this.fail(what);
  }

  note(what: string): void {
    this.notes.push(what);
  }

  /**
   * Counts a case whose answer may be anything but a 5xx, none at all, or an error that is no problem document.
   *
   * @param allowed statuses from 500 on that are right here
   */
  judge(answer: Answer, what: string, allowed: readonly number[] = []): void {
    this.cases += 1;
    const { status, error, body, headers } = answer;
    if (error !== undefined) return this.fail(`${what}: no answer (${error})`);
    if (status >= 500 && !allowed.includes(status)) {
      this.serverErrors.set(status, (this.serverErrors.get(status) ?? 0) + 1);
      return this.fail(`${what}: ${status} ${body}`);
    }
    const isProblem = String(headers['content-type']).startsWith('application/problem+json');
    if (status >= 400 && !isProblem) this.fail(`${what}: ${status} is no problem document: ${body}`);
  }
}
