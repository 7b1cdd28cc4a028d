import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { UsersModule } from '@retinue/users';
import { AutoAcceptRequests } from './requests/auto-accept-requests.hook.js';
import { DiscoveryService } from './discovery/discovery.service.js';
import { EdgeChanges } from './following/edge-changes.service.js';
import { FollowBatchService } from './batches/follow-batch.service.js';
import { FollowHistoryService } from './history/follow-history.service.js';
import { FollowListsService } from './lists/follow-lists.service.js';
import { FollowOperations } from './following/follow-operations.service.js';
import { FollowsImportService } from './following/follows-import.service.js';
import { FollowsIntegrityService } from './integrity/follows-integrity.service.js';
import { FollowsService } from './following/follows.service.js';
import { RELATION_SLICES } from './follows.relations.js';
import { type RelationRules, RelationRulebook } from './relations/relation-rules.js';
import type { RelationSlice } from './relations/relation.slice.js';
import { Relations } from './relations/relations.js';
import { RelationsRepository } from './relations/relations.repository.js';
import { RelationsService } from './relations/relations.service.js';
import { SqlRelationsRepository } from './relations/sql-relations.repository.js';
import { RelationsImportService } from './relations/relations-import.service.js';
import { RemoveTracesOfDeletedUser } from './relations/remove-traces-of-deleted-user.hook.js';
import { GroupedFollowOperations } from './following/grouped-follow-operations.service.js';
import { StartClockAfterHistory } from './history/start-clock-after-history.hook.js';
import { warnOfClock } from './following/warn-of-clock.hook.js';
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
import { PendingAutoAcceptsRepository } from './requests/pending-auto-accepts.repository.js';
import { SuggestionFinder } from './discovery/suggestions.js';
import { DiscoveryController } from './discovery/discovery.controller.js';
import { FollowBatchController } from './batches/follow-batch.controller.js';
import { FollowHistoryController } from './history/follow-history.controller.js';
import { FollowListsController } from './lists/follow-lists.controller.js';
import { LegacyFollowersController } from './legacy-followers/legacy-followers.controller.js';
import { FollowingController } from './following/following.controller.js';
import { RelationshipsController } from './relationships/relationships.controller.js';
import { SqlFollowEventLog } from './history/sql-follow-event-log.js';
import { SqlFollowRequestsRepository } from './requests/sql-follow-requests.repository.js';
import { SqlLegacyFollowersRepository } from './legacy-followers/sql-legacy-followers.repository.js';
import { SqlFollowsAudit } from './integrity/sql-follows-audit.js';
import { SqlFollowsRepository } from './following/sql-follows.repository.js';
import { SqlPendingAutoAcceptsRepository } from './requests/sql-pending-auto-accepts.repository.js';
import { SqlSuggestionFinder } from './discovery/sql-suggestion-finder.js';

/** The rules that an application may set. */
export interface FollowsOptions {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
  /** Relations of the application's own, beside those of Retinue. Their tables are for `DatabaseModule` to be given. */
  readonly relations?: readonly RelationSlice[];
}

const controllersOf = ({ controllers = [] }: RelationSlice): readonly Type[] => controllers;
const servicesOf = ({ services = [] }: RelationSlice): readonly Type[] => services;

/** What goes by the list of relations, and the services and rules in it. */
function providersOf(slices: readonly RelationSlice[]): Provider[] {
  const ruled = slices.flatMap(({ relation, rules }) => (rules === undefined ? [] : [{ relation, rules }]));
  return [
    ...slices.flatMap(servicesOf),
    ...ruled.map(({ rules }) => rules),
    { provide: Relations, useFactory: () => new Relations(slices.map(({ relation }) => relation)) },
    {
      provide: RelationRulebook,
      useFactory: (...rules: readonly RelationRules[]) =>
        new RelationRulebook(ruled.map(({ relation }, index) => [relation, rules[index]!])),
      inject: ruled.map(({ rules }) => rules),
    },
  ];
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
    ...RELATION_SLICES.flatMap(controllersOf),
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
    DiscoveryService,
    FollowsImportService,
    RelationsService,
    RelationsImportService,
    FollowsIntegrityService,
    ...providersOf(RELATION_SLICES),
    FollowOperations,
    GroupedFollowOperations,
    EdgeChanges,
    AutoAcceptRequests,
    RemoveTracesOfDeletedUser,
    StartClockAfterHistory,
    { provide: FollowClock, useFactory: () => new FollowClock(Date.now, warnOfClock) },
    { provide: FollowPolicy, useFactory: () => new FollowPolicy() },
    { provide: FollowsRepository, useClass: SqlFollowsRepository },
    { provide: FollowListsRepository, useClass: SqlFollowListsRepository },
    { provide: RelationshipsRepository, useClass: SqlRelationshipsRepository },
    { provide: RelationsRepository, useClass: SqlRelationsRepository },
    { provide: FollowRequestsRepository, useClass: SqlFollowRequestsRepository },
    { provide: PendingAutoAcceptsRepository, useClass: SqlPendingAutoAcceptsRepository },
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
    DiscoveryService,
    FollowsImportService,
    RelationsService,
    RelationsImportService,
    FollowsIntegrityService,
    Relations,
    ...RELATION_SLICES.flatMap(servicesOf),
  ],
})
export class FollowsModule {
  /**
   * The module under rules of its own; imported as it is, everybody may follow everybody.
   *
   * @throws TypeError when the policy is not one, see `policyProblem`, or two relations have one name or table
   */
  static forRoot({ policy, relations = [] }: FollowsOptions): DynamicModule {
    return {
      module: FollowsModule,
      controllers: relations.flatMap(controllersOf),
      providers: [
        { provide: FollowPolicy, useValue: new FollowPolicy(policy) },
        ...providersOf([...RELATION_SLICES, ...relations]),
      ],
      exports: relations.flatMap(servicesOf),
    };
  }
}
