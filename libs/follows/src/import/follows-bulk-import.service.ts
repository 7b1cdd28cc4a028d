import { Injectable } from '@nestjs/common';
import {
  type BulkListener,
  type BulkResult,
  type BulkSession,
  BulkSessions,
  pagesOf,
  type TellProgress,
  type Transaction,
  untilStopped,
} from '@retinue/database';
import { EventLog } from '../events/event-log.js';
import { FollowClock } from '../following/follow-clock.js';
import { BeforeChangeHandlers } from '../handlers/before-change-handlers.js';
import { RequestChanges } from '../requests/request-changes.service.js';
import { BulkCounts } from './bulk-counts.service.js';
import { BulkFollows, NEW_FOLLOWS, type NumberedEdge, type RefusedEdge } from './bulk-follows.repository.js';
import { DistinctEnds } from './distinct-ends.js';
import { MissingUsers } from './missing-users.service.js';

/** What a bulk import does, in this order. */
export const BULK_PHASES = [
  'users',
  'new users',
  'checks',
  'follows',
  'indexes',
  'counts',
  'commit',
] as const;
/** What a bulk import does at one time. */
export type BulkPhase = (typeof BULK_PHASES)[number];

/** How a bulk import is done, and who is told. */
export interface BulkOptions extends BulkListener<BulkPhase> {
  /** Makes a user for each key that nobody has, but for who was deleted. */
  readonly createsMissing?: boolean;
}

/** Follows in one statement: what a look at whether to stop waits for, at most. */
const FOLLOWS_AT_ONCE = 50_000;

/** Rows that are read at once. */
const ROWS_AT_ONCE = 5_000;

/**
 * Brings in very many edges that exist elsewhere, as a whole: they are staged first, then checked and added by statements over
 * all of them, in one transaction. What becomes of each is what `FollowsImportService` would have made of it.
 */
@Injectable()
export class FollowsBulkImports {
  constructor(
    private readonly sessions: BulkSessions,
    private readonly handlers: BeforeChangeHandlers,
    private readonly follows: BulkFollows,
    private readonly users: MissingUsers,
    private readonly requests: RequestChanges,
    private readonly log: EventLog,
    private readonly counts: BulkCounts,
    private readonly clock: FollowClock,
  ) {}

  /** Whether it can be done at all: a handler of the application's is asked about each change, one by one. */
  get areAllowed(): boolean {
    return this.handlers.areNone;
  }

  /** Begins one. It must be closed. @throws DatabaseUnavailableError when another is under way, on SQLite */
  async open(): Promise<FollowsBulkImport> {
    const session = await this.sessions.open();
    try {
      await session.write(async (transaction) => this.follows.createStage(transaction));
      return new FollowsBulkImport(session, this.follows, async (transaction, createsMissing, tell) =>
        this.add(session, transaction, createsMissing, tell),
      );
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  private async add(
    session: BulkSession,
    transaction: Transaction,
    createsMissing: boolean,
    tell: TellProgress<BulkPhase>,
  ): Promise<BulkResult> {
    tell('users', 0);
    const now = this.clock.stamp(transaction);
    const staged = await this.follows.countStaged(transaction);
    await this.follows.begin(transaction);
    const made = await this.users.find(session, transaction, createsMissing, {
      onFound: (users) => tell('users', users),
      onMade: (users) => tell('new users', users),
    });
    tell('checks', 0);
    const refused = await this.follows.refuse(transaction);
    await this.endRequests(transaction, now);
    const added = await this.follows.gatherNew(transaction, now, refused);
    tell('follows', 0, added);
    const tables = (await this.follows.hasMoreThan(transaction, added * session.rebuiltRowsPerNew))
      ? []
      : ['follows', 'follow_events'];
    const aside = await session.setIndexesAside(transaction, tables);
    for (let first = 1; first <= added; first += FOLLOWS_AT_ONCE) {
      const last = Math.min(first + FOLLOWS_AT_ONCE - 1, added);
      await this.follows.addNew(transaction, first, last);
      await this.log.appendRows(transaction, 'import', NEW_FOLLOWS, { first, last }, now);
      tell('follows', last, added);
    }
    for (const [index, { build }] of aside.entries()) {
      tell('indexes', index, aside.length);
      await build();
    }
    await this.counts.add(session, transaction, made, (done) => tell('counts', done));
    await this.follows.end(transaction);
    tell('commit', 0);
    return { staged, added, refused };
  }

  private async endRequests(transaction: Transaction, now: Date): Promise<void> {
    for (;;) {
      const requests = await this.follows.overtakenRequests(transaction, ROWS_AT_ONCE);
      if (requests.length === 0) return;
      await this.requests.remove(transaction, requests, 'import_over_request', now);
    }
  }
}

/** One bulk import, from the first row that is staged to the last that was refused. */
export class FollowsBulkImport {
  private readonly ends = new DistinctEnds();

  constructor(
    private readonly session: BulkSession,
    private readonly follows: BulkFollows,
    private readonly add: (
      transaction: Transaction,
      createsMissing: boolean,
      tell: TellProgress<BulkPhase>,
    ) => Promise<BulkResult>,
  ) {}

  /** Takes some thousand more, in the order of their numbers. Nobody sees them yet. */
  async stage(edges: readonly NumberedEdge[]): Promise<void> {
    const ends = this.ends.newAmong(edges);
    await this.session.write(async (transaction) => this.follows.stage(transaction, edges, ends));
  }

  /** Adds what was staged, in one transaction: all that can come in, or nothing. @returns `stopped` when that was asked for */
  async addAll({ createsMissing = false, ...listener }: BulkOptions = {}): Promise<BulkResult | 'stopped'> {
    return untilStopped(listener, async (tell) =>
      this.session.write(async (transaction) => this.add(transaction, createsMissing, tell)),
    );
  }

  /** Those that could not come in, in order, some thousand at a time. */
  refused(): AsyncIterable<readonly RefusedEdge[]> {
    const pageAfter = async (after: number) =>
      this.session.write(async (transaction) => this.follows.refused(transaction, after, ROWS_AT_ONCE));
    return pagesOf(pageAfter, ({ line }) => line);
  }

  /** Lets go of all that was staged. */
  async close(): Promise<void> {
    await this.session.close();
  }
}
