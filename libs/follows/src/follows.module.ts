import { type DynamicModule, Module } from '@nestjs/common';
import { UsersModule } from '@retinue/users';
import { AcceptRequestsOfOpenedAccount } from './requests/accept-requests-of-opened-account.hook.js';
import { BlockEffects } from './blocks/block-effects.service.js';
import { BlocksService } from './blocks/blocks.service.js';
import { DiscoveryService } from './discovery/discovery.service.js';
import { EdgeChanges } from './following/edge-changes.service.js';
import { FollowBatchService } from './batches/follow-batch.service.js';
import { FollowHistoryService } from './history/follow-history.service.js';
import { FollowListsService } from './lists/follow-lists.service.js';
import { FollowOperations } from './following/follow-operations.service.js';
import { FollowRequestsService } from './requests/follow-requests.service.js';
import { FollowsImportService } from './following/follows-import.service.js';
import { FollowsIntegrityService } from './integrity/follows-integrity.service.js';
import { FollowsService } from './following/follows.service.js';
import { MutesService } from './mutes/mutes.service.js';
import { RelationsImportService } from './relations/relations-import.service.js';
import { RemoveTracesOfDeletedUser } from './relations/remove-traces-of-deleted-user.hook.js';
import { GroupedFollowOperations } from './following/grouped-follow-operations.service.js';
import { StartClockAfterHistory } from './history/start-clock-after-history.hook.js';
import { warnOfClock } from './following/warn-of-clock.hook.js';
import { BlocksRepository } from './blocks/blocks.repository.js';
import { FollowClock } from './following/follow-clock.js';
import { FollowEventLog } from './history/follow-event.js';
import { FollowRequestsRepository } from './requests/follow-requests.repository.js';
import { LegacyFollowersRepository } from './legacy-followers/legacy-followers.repository.js';
import { FollowsAudit } from './integrity/follows-audit.js';
import { FollowPolicy } from './following/follow.policy.js';
import { FollowListsRepository } from './lists/follow-lists.repository.js';
import { SqlFollowListsRepository } from './lists/sql-follow-lists.repository.js';
import { RelationshipsRepository } from './relationships/relationships.repository.js';
import { RelationshipsService } from './relationships/relationships.service.js';
import { SqlRelationshipsRepository } from './relationships/sql-relationships.repository.js';
import { LegacyFollowersService } from './legacy-followers/legacy-followers.service.js';
import { FollowsRepository } from './following/follows.repository.js';
import { MutesRepository } from './mutes/mutes.repository.js';
import { OpenedAccountsRepository } from './requests/opened-accounts.repository.js';
import { SuggestionFinder } from './discovery/suggestions.js';
import { BlocksController } from './blocks/blocks.controller.js';
import { DiscoveryController } from './discovery/discovery.controller.js';
import { FollowBatchController } from './batches/follow-batch.controller.js';
import { FollowHistoryController } from './history/follow-history.controller.js';
import { FollowListsController } from './lists/follow-lists.controller.js';
import { FollowRequestsController } from './requests/follow-requests.controller.js';
import { LegacyFollowersController } from './legacy-followers/legacy-followers.controller.js';
import { FollowingController } from './following/following.controller.js';
import { MutesController } from './mutes/mutes.controller.js';
import { RelationshipsController } from './relationships/relationships.controller.js';
import { SqlBlocksRepository } from './blocks/sql-blocks.repository.js';
import { SqlFollowEventLog } from './history/sql-follow-event-log.js';
import { SqlFollowRequestsRepository } from './requests/sql-follow-requests.repository.js';
import { SqlLegacyFollowersRepository } from './legacy-followers/sql-legacy-followers.repository.js';
import { SqlFollowsAudit } from './integrity/sql-follows-audit.js';
import { SqlFollowsRepository } from './following/sql-follows.repository.js';
import { SqlMutesRepository } from './mutes/sql-mutes.repository.js';
import { SqlOpenedAccountsRepository } from './requests/sql-opened-accounts.repository.js';
import { SqlSuggestionFinder } from './discovery/sql-suggestion-finder.js';

/** The rules that an application may set. */
export interface FollowsOptions {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
}

/**
 * Follows, requests, blocks and mutes, under `/v1`. Needs
 * `DatabaseModule.forRoot({ schema: [usersSchema, followsSchema] })` in the application; brings `UsersModule`.
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
    LegacyFollowersController,
  ],
  providers: [
    FollowsService,
    FollowListsService,
    RelationshipsService,
    LegacyFollowersService,
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
    GroupedFollowOperations,
    EdgeChanges,
    BlockEffects,
    AcceptRequestsOfOpenedAccount,
    RemoveTracesOfDeletedUser,
    StartClockAfterHistory,
    { provide: FollowClock, useFactory: () => new FollowClock(Date.now, warnOfClock) },
    { provide: FollowPolicy, useFactory: () => new FollowPolicy() },
    { provide: FollowsRepository, useClass: SqlFollowsRepository },
    { provide: FollowListsRepository, useClass: SqlFollowListsRepository },
    { provide: RelationshipsRepository, useClass: SqlRelationshipsRepository },
    { provide: FollowRequestsRepository, useClass: SqlFollowRequestsRepository },
    { provide: OpenedAccountsRepository, useClass: SqlOpenedAccountsRepository },
    { provide: BlocksRepository, useClass: SqlBlocksRepository },
    { provide: MutesRepository, useClass: SqlMutesRepository },
    { provide: SuggestionFinder, useClass: SqlSuggestionFinder },
    { provide: FollowEventLog, useClass: SqlFollowEventLog },
    { provide: LegacyFollowersRepository, useClass: SqlLegacyFollowersRepository },
    { provide: FollowsAudit, useClass: SqlFollowsAudit },
  ],
  exports: [
    FollowsService,
    FollowListsService,
    RelationshipsService,
    LegacyFollowersService,
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
