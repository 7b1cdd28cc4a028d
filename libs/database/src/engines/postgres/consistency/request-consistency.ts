import { AsyncLocalStorage } from 'node:async_hooks';
import { Consistency, type Freshness } from '../../../consistency/consistency.js';
import type { ConsistencyTokens } from './consistency-token.js';
import type { WalPosition } from './wal-position.js';

/** Milliseconds for which a client without tokens reads from the primary after a write of its own. */
const STICKY_MS = 2_000;

/** Clients remembered at most; past it the earliest is forgotten. */
const MAX_STICKY = 100_000;

/** What a request needs to see, and has seen. */
export interface RequestState {
  /** Reads must have seen this much. */
  required: WalPosition | undefined;
  /** Reads go to the primary, whatever they must have seen. */
  readonly sticky: boolean;
  /** The furthest place that the request has met. */
  seen: WalPosition | undefined;
  stale: boolean;
}

/** Keeps what each request must see beside it, down to the statements it runs, through all that is asynchronous. */
export class RequestConsistency extends Consistency {
  private readonly storage = new AsyncLocalStorage<RequestState & { readonly client: string }>();
  private readonly wroteLately = new Map<string, number>();

  /**
   * @param position how far the database is known to be, for a request that met nothing
   * @param stickyWrites whether clients without tokens read from the primary for a while after they wrote
   */
  constructor(
    private readonly tokens: ConsistencyTokens,
    private readonly position: () => WalPosition | undefined,
    private readonly stickyWrites: boolean,
  ) {
    super();
  }

  override during<Result>(token: string | undefined, client: string, run: () => Result): Result {
    const required = token === undefined ? undefined : this.tokens.read(token);
    const sticky = required === undefined && this.stickyWrites && this.hasWrittenLately(client);
    return this.storage.run({ required, sticky, seen: required, stale: false, client }, run);
  }

  override freshness(): Freshness {
    const state = this.storage.getStore();
    const place = state?.seen ?? this.position() ?? { timeline: 0, lsn: 0n };
    return { token: this.tokens.write(place), stale: state?.stale ?? false };
  }

  /** What the request that runs now must see; `undefined` outside of one. */
  get current(): RequestState | undefined {
    return this.storage.getStore();
  }

  /** To be told where a write of a request ended, before its client is. */
  wrote(state: RequestState, position: WalPosition): void {
    state.seen = position;
    // What the request reads from now on must see it, too.
    state.required = position;
    const { client } = state as RequestState & { readonly client: string };
    if (!this.stickyWrites) return;
    // Anew at the end of the map: its order is that of the writes.
    this.wroteLately.delete(client);
    this.wroteLately.set(client, performance.now());
    if (this.wroteLately.size > MAX_STICKY) {
      this.wroteLately.delete(this.wroteLately.keys().next().value!);
    }
  }

  private hasWrittenLately(client: string): boolean {
    const at = this.wroteLately.get(client);
    if (at === undefined) return false;
    if (performance.now() - at < STICKY_MS) return true;
    this.wroteLately.delete(client);
    return false;
  }
}
