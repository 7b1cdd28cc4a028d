import { type DynamicModule, Module } from '@nestjs/common';
import { UsersModule } from '@retinue/users';
import { AcceptRequestsOfOpenedAccount } from './application/accept-requests-of-opened-account.js';
import { BlockEffects } from './application/block-effects.js';
import { BlocksService } from './application/blocks.service.js';
import { DiscoveryService } from './application/discovery.service.js';
import { EdgeChanges } from './application/edge-changes.js';
import { FollowBatchService } from './application/follow-batch.service.js';
import { FollowHistoryService } from './application/follow-history.service.js';
import { FollowListsService } from './application/follow-lists.service.js';
import { FollowOperations } from './application/follow-operations.js';
import { FollowRequestsService } from './application/follow-requests.service.js';
import { FollowsImportService } from './application/follows-import.service.js';
import { FollowsIntegrityService } from './application/follows-integrity.service.js';
import { FollowsService } from './application/follows.service.js';
import { MutesService } from './application/mutes.service.js';
import { RelationsImportService } from './application/relations-import.service.js';
import { RemoveTracesOfDeletedUser } from './application/remove-traces-of-deleted-user.js';
import { SharedFollowOperations } from './application/shared-follow-operations.js';
import { StartClockAfterHistory } from './application/start-clock-after-history.js';
import { warnOfClock } from './application/warn-of-clock.js';
import { BlocksRepository } from './domain/blocks.repository.js';
import { FollowClock } from './domain/follow-clock.js';
import { FollowEventLog } from './domain/follow-event.js';
import { FollowRequestsRepository } from './domain/follow-requests.repository.js';
import { FollowerRoster } from './domain/follower-roster.js';
import { FollowsAudit } from './domain/follows-audit.js';
import { FollowPolicy } from './domain/follow.policy.js';
import { FollowsRepository } from './domain/follows.repository.js';
import { MutesRepository } from './domain/mutes.repository.js';
import { OpenedAccountsRepository } from './domain/opened-accounts.repository.js';
import { SuggestionFinder } from './domain/suggestions.js';
import { BlocksController } from './http/blocks.controller.js';
import { DiscoveryController } from './http/discovery.controller.js';
import { FollowBatchController } from './http/follow-batch.controller.js';
import { FollowHistoryController } from './http/follow-history.controller.js';
import { FollowListsController } from './http/follow-lists.controller.js';
import { FollowRequestsController } from './http/follow-requests.controller.js';
import { FollowerRosterController } from './http/follower-roster.controller.js';
import { FollowingController } from './http/following.controller.js';
import { MutesController } from './http/mutes.controller.js';
import { RelationshipsController } from './http/relationships.controller.js';
import { SqlBlocksRepository } from './persistence/sql-blocks.repository.js';
import { SqlFollowEventLog } from './persistence/sql-follow-event-log.js';
import { SqlFollowRequestsRepository } from './persistence/sql-follow-requests.repository.js';
import { SqlFollowerRoster } from './persistence/sql-follower-roster.js';
import { SqlFollowsAudit } from './persistence/sql-follows-audit.js';
import { SqlFollowsRepository } from './persistence/sql-follows.repository.js';
import { SqlMutesRepository } from './persistence/sql-mutes.repository.js';
import { SqlOpenedAccountsRepository } from './persistence/sql-opened-accounts.repository.js';
import { SqlSuggestionFinder } from './persistence/sql-suggestion-finder.js';

/** The rules that an application may set. */
export interface FollowsOptions {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
}

/**
 * Follows, requests, blocks and mutes, under `/v1`. Needs `DatabaseModule.forRoot(...)` in the application; brings
 * `UsersModule`.
 */
@Module({
  imports: [UsersModule],
  controllers: [
    FollowingController,
    FollowListsController,
    DiscoveryController,
    FollowRequestsController,
    BlocksController,
    MutesController,
    RelationshipsController,
    FollowBatchController,
    FollowHistoryController,
    FollowerRosterController,
  ],
  providers: [
    FollowsService,
    FollowListsService,
    FollowBatchService,
    FollowHistoryService,
    FollowRequestsService,
    BlocksService,
    MutesService,
    DiscoveryService,
    FollowsImportService,
    RelationsImportService,
    FollowsIntegrityService,
    FollowOperations,
    SharedFollowOperations,
    EdgeChanges,
    BlockEffects,
    AcceptRequestsOfOpenedAccount,
    RemoveTracesOfDeletedUser,
    StartClockAfterHistory,
    { provide: FollowClock, useFactory: () => new FollowClock(Date.now, warnOfClock) },
    { provide: FollowPolicy, useFactory: () => new FollowPolicy() },
    { provide: FollowsRepository, useClass: SqlFollowsRepository },
    { provide: FollowRequestsRepository, useClass: SqlFollowRequestsRepository },
    { provide: OpenedAccountsRepository, useClass: SqlOpenedAccountsRepository },
    { provide: BlocksRepository, useClass: SqlBlocksRepository },
    { provide: MutesRepository, useClass: SqlMutesRepository },
    { provide: SuggestionFinder, useClass: SqlSuggestionFinder },
    { provide: FollowEventLog, useClass: SqlFollowEventLog },
    { provide: FollowerRoster, useClass: SqlFollowerRoster },
    { provide: FollowsAudit, useClass: SqlFollowsAudit },
  ],
  exports: [
    FollowsService,
    FollowListsService,
    FollowBatchService,
    FollowHistoryService,
    FollowRequestsService,
    BlocksService,
    MutesService,
    DiscoveryService,
    FollowsImportService,
    RelationsImportService,
    FollowsIntegrityService,
  ],
})
export class FollowsModule {
  /**
   * The module under rules of its own; imported as it is, everybody may follow everybody.
   *
   * @throws TypeError when the policy is not one, see `policyProblem`
   */
  static forRoot({ policy }: FollowsOptions): DynamicModule {
    return {
      module: FollowsModule,
      providers: [{ provide: FollowPolicy, useValue: new FollowPolicy(policy) }],
    };
  }
}
