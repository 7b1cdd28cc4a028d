/** An object of the application that may have handlers. */
export interface HostProvider {
  readonly instance: unknown;
  /** Whether each who injects it has one of its own. */
  readonly isTransient: boolean;
  /** Whether there is one for the whole application, and not one for each request. */
  isDependencyTreeStatic(): boolean;
}

/** All providers and controllers of the application. */
export abstract class HostProviders {
  abstract all(): readonly HostProvider[];
}
