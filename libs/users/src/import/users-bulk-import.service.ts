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
import { UserChangeHooks } from '../profile/user-change.hooks.js';
import { UserTypes } from '../profile/user-type.js';
import { acceptImportedUser } from './accept-imported-user.js';
import {
  BulkUsers,
  NEW_USERS,
  type NumberedUser,
  type RefusedUser,
  type StagedUser,
} from './bulk-users.repository.js';
import type { UserImportOptions } from './users-import.service.js';

/** What a bulk import of users does, in this order. */
export const BULK_USER_PHASES = ['checks', 'contested users', 'users', 'indexes', 'commit'] as const;
/** What a bulk import of users does at one time. */
export type BulkUserPhase = (typeof BULK_USER_PHASES)[number];

/** Who is told of a bulk import, and asked whether it goes on. */
export type BulkUserOptions = BulkListener<BulkUserPhase>;

/** Users in one statement: what a look at whether to stop waits for, at most. */
const USERS_AT_ONCE = 20_000;

/** Rows that are read at once. */
const ROWS_AT_ONCE = 5_000;

/** Tables of which all rows that come in are new. */
const GROWING_TABLES = ['users', 'user_counters'];

/**
 * Brings in very many users who exist elsewhere, as a whole: they are staged first, then checked and added by statements over all
 * of them, in one transaction. What becomes of each is what `UsersImportService.add` would have made of all in one batch.
 */
@Injectable()
export class UsersBulkImports {
  constructor(
    private readonly sessions: BulkSessions,
    private readonly bulk: BulkUsers,
    private readonly types: UserTypes,
    private readonly changeHooks: UserChangeHooks,
  ) {}

  /**
   * Begins one. It must be closed.
   *
   * @param options `anyType`: see `UsersImportService.add`
   * @throws DatabaseUnavailableError when another is under way, on SQLite
   */
  async open({ anyType = false }: Pick<UserImportOptions, 'anyType'> = {}): Promise<UsersBulkImport> {
    const session = await this.sessions.open();
    try {
      await session.write(async (transaction) => this.bulk.createStage(transaction));
      return new UsersBulkImport(session, this.bulk, {
        accept: (user, now) =>
          acceptImportedUser(user, now, anyType ? this.types.with(user.type) : this.types),
        add: async (transaction, tell) => this.add(session, transaction, tell),
      });
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  private async add(
    session: BulkSession,
    transaction: Transaction,
    tell: TellProgress<BulkUserPhase>,
  ): Promise<BulkResult> {
    tell('checks', 0);
    const invalid = await this.bulk.countRefused(transaction);
    await this.bulk.begin(transaction);
    const contested = await this.bulk.findContested(transaction);
    const taken = await this.addContested(transaction, (done) => tell('contested users', done, contested));
    const added = await this.bulk.gatherNew(transaction);
    tell('users', 0, added);
    const tables = (await this.bulk.hasMoreThan(transaction, added * session.rebuiltRowsPerNew))
      ? []
      : GROWING_TABLES;
    const aside = await session.setIndexesAside(transaction, tables);
    for (let first = 1; first <= added; first += USERS_AT_ONCE) {
      const last = Math.min(first + USERS_AT_ONCE - 1, added);
      const part = { first, last, count: last - first + 1 };
      await this.bulk.addNew(transaction, part);
      await this.changeHooks.addedRows(transaction, NEW_USERS, part, async () =>
        this.bulk.added(transaction, part),
      );
      tell('users', last, added);
    }
    for (const [index, { build }] of aside.entries()) {
      tell('indexes', index, aside.length);
      await build();
    }
    await this.bulk.end(transaction);
    tell('commit', 0);
    const staged = (await this.bulk.countStaged(transaction)) + invalid;
    return { staged, added: added + taken, refused: await this.bulk.countRefused(transaction) };
  }

  /** Those who want what others want, too, in order: who comes first has it. @returns how many came in */
  private async addContested(transaction: Transaction, onDone: (users: number) => void): Promise<number> {
    let [done, added] = [0, 0];
    onDone(done);
    let some = await this.bulk.addContested(transaction, 0, ROWS_AT_ONCE);
    while (some !== undefined) {
      await this.changeHooks.added(transaction, some.added, 'import', undefined);
      added += some.added.length;
      onDone((done += some.count));
      some = await this.bulk.addContested(transaction, some.last, ROWS_AT_ONCE);
    }
    return added;
  }
}

interface Steps {
  readonly accept: (user: NumberedUser, now: Date) => ReturnType<typeof acceptImportedUser>;
  readonly add: (transaction: Transaction, tell: TellProgress<BulkUserPhase>) => Promise<BulkResult>;
}

/** One bulk import of users, from the first who is staged to the last who was refused. */
export class UsersBulkImport {
  constructor(
    private readonly session: BulkSession,
    private readonly bulk: BulkUsers,
    private readonly steps: Steps,
  ) {}

  /** Takes some thousand more, in the order of their numbers. Nobody sees them yet. */
  async stage(users: readonly NumberedUser[]): Promise<void> {
    const now = new Date();
    const accepted: StagedUser[] = [];
    const refused: RefusedUser[] = [];
    for (const user of users) {
      const checked = this.steps.accept(user, now);
      if (!('reason' in checked)) accepted.push({ line: user.line, user: checked });
      else refused.push({ line: user.line, id: user.id, refusal: { outcome: 'invalid', ...checked } });
    }
    await this.session.write(async (transaction) => {
      await this.bulk.stage(transaction, accepted);
      await this.bulk.refuse(transaction, refused);
    });
  }

  /** Adds what was staged, in one transaction: all who can come in, or nobody. @returns `stopped` when that was asked for */
  async addAll(listener: BulkUserOptions = {}): Promise<BulkResult | 'stopped'> {
    return untilStopped(listener, async (tell) =>
      this.session.write(async (transaction) => this.steps.add(transaction, tell)),
    );
  }

  /** Who could not come in, in order, some thousand at a time. */
  refused(): AsyncIterable<readonly RefusedUser[]> {
    const pageAfter = async (after: number) =>
      this.session.write(async (transaction) => this.bulk.refused(transaction, after, ROWS_AT_ONCE));
    return pagesOf(pageAfter, ({ line }) => line);
  }

  /** Lets go of all that was staged. */
  async close(): Promise<void> {
    await this.session.close();
  }
}
