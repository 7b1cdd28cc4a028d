/** Points that one process has counted, by key. */
export interface Counted {
  readonly key: string;
  readonly points: number;
}

/** Points that all processes have counted, in the window that is open for the key. */
export interface SharedCount extends Counted {
  /** Milliseconds until the window ends, by the clock of the place where counts are shared. */
  readonly msLeft: number;
}

/** Where processes share what they have counted. */
export interface SharedCounts {
  /**
   * Adds to the window of each key, or opens one.
   *
   * @returns what each key has come to
   * @throws when the place can't be reached
   */
  add(counted: readonly Counted[], windowMs: number): Promise<readonly SharedCount[]>;
}
