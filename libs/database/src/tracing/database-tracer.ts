/** What a span is about. */
export interface SpanSubject {
  readonly kind: 'unit of work' | 'statement';
  /** Of a bounded set: `write`, or what a statement does and to which tables, such as `SELECT follows`. */
  readonly name: string;
  readonly engine: 'sqlite' | 'postgres';
  /** Of a statement: its text, in which values are parameters. */
  readonly text?: string;
}

/** Runs work as a part of a span: what it asks for comes below that. */
export type Within = <Result>(work: () => Result) => Result;

/**
 * Puts units of work and statements into spans, as OpenTelemetry has them. Given by an application that traces, in
 * `DatabaseOptions.tracer`; without one, nothing of it is there.
 */
export interface DatabaseTracer {
  /**
   * Runs something in a span that ends with it, by an error if it fails.
   *
   * @param run is given what runs work below the span that is done elsewhere: units that wait together are done by whoever came first
   */
  span<Result>(subject: SpanSubject, run: (within: Within) => Promise<Result>): Promise<Result>;
}
