/** One request of a plan. */
export interface PlannedRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

export interface LoadPlan {
  readonly requests: readonly PlannedRequest[];
  /** Whether to begin again when all are sent; a write is sent once. */
  readonly repeats: boolean;
  /** Connections, each with one request under way. */
  readonly clients: number;
  /** Ends earlier when it does not repeat and all are sent. */
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends requests as fast as they are answered. */
export interface LoadGenerator {
  /** With its version. */
  readonly name: string;
  /** @throws LoadError when an answer is not a 2xx, or fails to come */
  run(url: string, plan: LoadPlan): Promise<LoadResult>;
}

/** The figures are worth nothing: some of the answers were wrong. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}
