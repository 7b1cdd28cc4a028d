/** Milliseconds between two lines of a kind. */
const EVERY_MS = 10_000;

/** Of lines that would come with each request, lets the first of a kind through, and later one now and then. */
export class SeldomLines {
  private readonly kinds = new Map<string, { nextAt: number; suppressed: number }>();

  /** @param kind one of a bounded set @returns how many were suppressed since the last, or `undefined`: suppress this one */
  take(kind: string): number | undefined {
    const now = performance.now();
    const known = this.kinds.get(kind);
    if (known !== undefined && now < known.nextAt) {
      known.suppressed += 1;
      return undefined;
    }
    this.kinds.set(kind, { nextAt: now + EVERY_MS, suppressed: 0 });
    return known?.suppressed ?? 0;
  }
}
