import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import {
  BackgroundWork,
  type StepOutcome,
  type StepwiseWork,
  type Transaction,
  UnitOfWork,
} from '@retinue/database';
import { type User, type UserChangeHook, UserChangeHooks } from '@retinue/users';
import { RequestChanges } from './request-changes.service.js';
import { PendingAutoAcceptsRepository } from './pending-auto-accepts.repository.js';
import type { Edge } from '../following/follow.js';
import { EdgeChanges } from '../following/edge-changes.service.js';
import { BeforeChangeHandlers } from '../handlers/before-change-handlers.js';

/** Requests accepted in one transaction: others wait for it, some milliseconds. */
const REQUESTS_AT_ONCE = 500;

/**
 * A user that turns public accepts all who wait. The first step is part of the change, and for nearly every user
 * the last; a user for whom very many wait accepts the rest in the background, those who waited longest first.
 * Turned private again meanwhile, it leaves those who still wait waiting. Whom a handler of the application refuses is rejected:
 * the next one waits, too.
 */
@Injectable()
export class AutoAcceptRequests implements UserChangeHook, OnModuleInit {
  private readonly work: StepwiseWork;

  constructor(
    private readonly hooks: UserChangeHooks,
    private readonly unitOfWork: UnitOfWork,
    private readonly pending: PendingAutoAcceptsRepository,
    private readonly requests: RequestChanges,
    private readonly edges: EdgeChanges,
    private readonly handlers: BeforeChangeHandlers,
    background: BackgroundWork,
  ) {
    this.work = background.add('Accepting the requests of users that turned public', () => this.step());
  }

  onModuleInit(): void {
    this.hooks.register(this);
  }

  async afterUserChanged(
    transaction: Transaction,
    before: User,
    after: User,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    if (before.isPrivate === after.isPrivate) return;
    if (after.isPrivate) {
      await this.pending.remove(transaction, after.id);
    } else if (!(await this.acceptSome(transaction, after.id, caller))) {
      await this.pending.add(transaction, after.id, caller);
      transaction.afterCommit(() => this.work.wake());
    }
  }

  private async step(): Promise<StepOutcome> {
    return this.unitOfWork.write(async (transaction) => {
      if (!(await transaction.tryLock('pending auto-accepts'))) return 'busy';
      const next = await this.pending.next(transaction);
      if (next === undefined) return 'done';
      const { userId, caller } = next;
      if (await this.acceptSome(transaction, userId, caller)) await this.pending.remove(transaction, userId);
      return 'more';
    });
  }

  /** @returns whether nobody waits any more */
  private async acceptSome(
    transaction: Transaction,
    userId: number,
    caller: LoggedCaller | undefined,
  ): Promise<boolean> {
    // Until a look finds nobody: of those whom one finds, some may be deleted meanwhile, so few taken are not the last.
    for (let room = REQUESTS_AT_ONCE; room > 0;) {
      const taken = await this.requests.takeOldest(transaction, userId, room);
      if (taken.length === 0) return true;
      await this.accept(transaction, userId, taken, caller);
      room -= taken.length;
    }
    return false;
  }

  private async accept(
    transaction: Transaction,
    userId: number,
    taken: readonly Edge[],
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const at = await this.edges.stamp(transaction, [userId, ...taken.map(({ followerId }) => followerId)]);
    const accept = async (part: Transaction, edges: readonly Edge[]): Promise<readonly Edge[]> => {
      await this.requests.recordTaken(part, edges, 'accept_request', at, caller);
      const accepted = edges.map((edge) => ({ ...edge, createdAt: at, caller }));
      await this.edges.add(part, accepted, 'accept_follower', at);
      return edges;
    };
    const reject = async (edge: Edge): Promise<Edge> => {
      await this.requests.recordTaken(transaction, [edge], 'reject_request', at, caller);
      return edge;
    };
    await this.handlers.sortOut(transaction, taken, accept, reject);
  }
}
