/** What an answer tells its client of how fresh it is. */
export interface Freshness {
  /** To be sent along with the next request, which then sees at least as much. */
  readonly token: string;
  /** The primary could not be reached, and what was read may be older than the request asked for. */
  readonly stale: boolean;
}

/** Sees to it that a client that has written, or read, never meets an older state afterwards. */
export abstract class Consistency {
  /**
   * Runs a request, all of whose reads are as fresh as the token says.
   *
   * @param token what the client got with an earlier answer; one that is none of ours counts as none
   * @param client by what it is known again if it sends no tokens: its credentials or address
   */
  abstract during<Result>(token: string | undefined, client: string, run: () => Result): Result;

  /** Of the request that runs now. */
  abstract freshness(): Freshness;
}

/** Where there is one place to read from, everything is fresh; clients are written the same. */
export class SinglePrimary extends Consistency {
  private readonly fresh: Freshness = { token: 'v1.0.0.one-place-to-read', stale: false };

  override during<Result>(_token: string | undefined, _client: string, run: () => Result): Result {
    return run();
  }

  override freshness(): Freshness {
    return this.fresh;
  }
}
