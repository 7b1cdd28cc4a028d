/**
 * What went wrong, in words every edge (HTTP, command line, another team's module) can translate.
 * Only an edge knows a status code; `http/problem-details.ts` holds HTTP's.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'gone'
  | 'precondition_failed'
  | 'too_many'
  | 'unavailable'
  | 'storage_full'
  | 'bug';

/** What is the same for every occurrence of one error; the OpenAPI document is written from it. */
export interface ErrorSpec {
  /** Stable, machine-readable, snake_case: clients switch on it. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** One short sentence without the particulars. */
  readonly summary: string;
}

/** One invalid value that has a name in the domain, such as `followerId`; an edge may call it otherwise. */
export interface WrongValue {
  readonly name: string;
  /** What to mend, as a sentence, which may hold the name that the value has at an edge. */
  readonly problem: (name: string) => string;
}

/** Particulars of one occurrence. */
export interface ErrorDetails {
  /** What happened this time; the spec's summary when left out. */
  readonly message?: string;
  /** The same for clients, where they are told less; the message when left out. */
  readonly detail?: string;
  readonly values?: readonly WrongValue[];
  /** Seconds after which the same may be tried again, where that is known. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** The base of every error that Retinue raises on purpose: a stable code and a kind, and no HTTP. */
export abstract class DomainError extends Error {
  readonly spec: ErrorSpec;
  /** What clients are told of this occurrence. */
  readonly detail: string;
  readonly values: readonly WrongValue[];
  readonly retryAfterSeconds: number | undefined;

  protected constructor(spec: ErrorSpec, details: ErrorDetails = {}) {
    super(details.message ?? spec.summary, { cause: details.cause });
    this.name = new.target.name;
    this.spec = spec;
    this.detail = details.detail ?? this.message;
    this.values = details.values ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get code(): string {
    return this.spec.code;
  }

  get kind(): ErrorKind {
    return this.spec.kind;
  }
}

/** A concrete error class that states its {@link ErrorSpec} once, for throwing and for documentation. */
export interface DocumentedError {
  readonly spec: ErrorSpec;
  /** Errors with codes of their own that can come wherever this one can. */
  readonly kinds?: readonly DocumentedError[];
}
