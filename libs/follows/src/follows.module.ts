import {
  type ConfigurableModuleAsyncOptions,
  ConfigurableModuleBuilder,
  type DynamicModule,
  Global,
  Module,
  type Provider,
  type Type,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService as Discovered } from '@nestjs/core';
import { Audience } from '@retinue/access';
import { BackgroundWork, KnownTables, UnitOfWork } from '@retinue/database';
import { BetweenUsers, UserTypes } from '@retinue/users';
import { AutoAcceptRequests } from './requests/auto-accept-requests.hook.js';
import { DiscoveryService } from './discovery/discovery.service.js';
import { EventCommits } from './events/event-commits.js';
import { EventBroadcast } from './events/event-broadcast.service.js';
import { EventTail } from './events/event-tail.service.js';
import { EventTrimmer } from './events/event-trimmer.service.js';
import { EventTrimsRepository } from './events/event-trims.repository.js';
import { EventsService } from './events/events.service.js';
import { RecordUserChanges } from './events/record-user-changes.hook.js';
import { RelationChanges } from './relations/relation-changes.service.js';
import { RequestChanges } from './requests/request-changes.service.js';
import { EdgeChanges } from './following/edge-changes.service.js';
import { BeforeChangeHandlers } from './handlers/before-change-handlers.js';
import { EventReaders } from './handlers/event-readers.service.js';
import { ReaderLags } from './handlers/reader-lags.service.js';
import { FindHandlers } from './handlers/find-handlers.hook.js';
import { HostProviders } from './handlers/host-providers.js';
import { warnOfOverruled } from './handlers/warn-of-overruled.hook.js';
import { FollowBatchService } from './batches/follow-batch.service.js';
import { FollowHistoryService } from './history/follow-history.service.js';
import { FollowListsService } from './lists/follow-lists.service.js';
import { FollowOperations } from './following/follow-operations.service.js';
import { FollowsImportService } from './following/follows-import.service.js';
import { FollowsBulkImports } from './import/follows-bulk-import.service.js';
import { BulkCounts } from './import/bulk-counts.service.js';
import { MissingUsers } from './import/missing-users.service.js';
import { FollowsIntegrityService } from './integrity/follows-integrity.service.js';
import { FollowsService } from './following/follows.service.js';
import { FOLLOWS_PERSISTENCE } from './follows.persistence.js';
import { RELATION_SLICES } from './follows.relations.js';
import { followsTables } from './follows.tables.js';
import { type RelationRules, RelationRulebook } from './relations/relation-rules.js';
import type { RelationSlice } from './relations/relation.slice.js';
import { Relations } from './relations/relations.js';
import { RelationsService } from './relations/relations.service.js';
import { RelationsImportService } from './relations/relations-import.service.js';
import { RemoveTracesOfDeletedUser } from './relations/remove-traces-of-deleted-user.hook.js';
import { GroupedFollowOperations } from './following/grouped-follow-operations.service.js';
import { StartClockAfterHistory } from './history/start-clock-after-history.hook.js';
import { warnOfClock } from './following/warn-of-clock.hook.js';
import { FollowClock } from './following/follow-clock.js';
import { FollowPolicy } from './following/follow.policy.js';
import { RelationshipsService } from './relationships/relationships.service.js';
import { PersonalDataService } from './personal-data/personal-data.service.js';
import { LegacyFollowersService } from './legacy-followers/legacy-followers.service.js';
import { FollowAllowances } from './limits/follow-allowances.service.js';
import type { FollowsRules } from './following/follows-rules.js';
import { FollowTalliesRepository } from './limits/follow-tallies.repository.js';

/** What the rules are injected by. */
const FOLLOWS_RULES = 'RETINUE_FOLLOWS_RULES';

/** The same where other providers make them. */
const MADE_RULES = 'RETINUE_MADE_FOLLOWS_RULES';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<FollowsRules>({
  optionsInjectionToken: MADE_RULES,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createFollowsRules')
  .setExtras({}, (definition) => ({ ...definition, exports: [MADE_RULES] }))
  .build();

/** Provides the rules to the module. */
@Module({})
class FollowsRulesModule extends ConfigurableModuleClass {}

/** Rules that other providers make, and relations, which are known before. */
export type FollowsAsyncOptions = ConfigurableModuleAsyncOptions<FollowsRules, 'createFollowsRules'> &
  Pick<FollowsOptions, 'relations'>;

/** The rules that an application may set, and what it adds. */
export interface FollowsOptions extends FollowsRules {
  /** Relations of the application's own, beside those of Retinue. Their tables are for `DatabaseModule` to be given. */
  readonly relations?: readonly RelationSlice[];
}

/** What goes by the rules. */
const RULED: readonly Provider[] = [
  {
    provide: FollowPolicy,
    useFactory: ({ policy }: FollowsRules, types: UserTypes) => new FollowPolicy(policy, types.all),
    inject: [FOLLOWS_RULES, UserTypes],
  },
  {
    provide: FollowAllowances,
    useFactory: (rules: FollowsRules, tallies: FollowTalliesRepository) =>
      new FollowAllowances(tallies, rules),
    inject: [FOLLOWS_RULES, FollowTalliesRepository],
  },
  {
    provide: EventTrimmer,
    useFactory: (
      { keepEventsDays }: FollowsRules,
      unitOfWork: UnitOfWork,
      trims: EventTrimsRepository,
      background: BackgroundWork,
    ) => new EventTrimmer(unitOfWork, trims, background, keepEventsDays),
    inject: [FOLLOWS_RULES, UnitOfWork, EventTrimsRepository, BackgroundWork],
  },
];

/** Who may have handlers. */
const hostProviders: Provider = {
  provide: HostProviders,
  useFactory: (discovered: Discovered): HostProviders => ({
    all: () => [...discovered.getProviders(), ...discovered.getControllers()],
  }),
  inject: [Discovered],
};

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

/** The module with relations beside Retinue's own, and rules. */
function moduleWith(
  relations: readonly RelationSlice[],
  rules: Provider,
  imports: DynamicModule[],
): DynamicModule {
  return {
    module: FollowsModule,
    imports,
    providers: [rules, ...providersOf([...RELATION_SLICES, ...relations])],
    exports: relations.flatMap(servicesOf),
  };
}

/**
 * Follows, requests, blocks and mutes, for every module to inject. Needs `UsersModule` and
 * `DatabaseModule.forRoot({ tables: [usersTables, followsTables] })` in the application. Their routes are
 * `FollowsHttpModule`'s.
 */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    FollowsService,
    FollowListsService,
    RelationshipsService,
    LegacyFollowersService,
    FollowBatchService,
    FollowHistoryService,
    PersonalDataService,
    DiscoveryService,
    FollowsImportService,
    FollowsBulkImports,
    MissingUsers,
    BulkCounts,
    RelationsService,
    RelationsImportService,
    FollowsIntegrityService,
    ...providersOf(RELATION_SLICES),
    FollowOperations,
    GroupedFollowOperations,
    EdgeChanges,
    RequestChanges,
    RelationChanges,
    EventsService,
    EventTail,
    EventBroadcast,
    RecordUserChanges,
    { provide: EventCommits, useFactory: () => new EventCommits() },
    EventReaders,
    ReaderLags,
    FindHandlers,
    { provide: BeforeChangeHandlers, useFactory: () => new BeforeChangeHandlers(warnOfOverruled) },
    hostProviders,
    AutoAcceptRequests,
    RemoveTracesOfDeletedUser,
    StartClockAfterHistory,
    { provide: FollowClock, useFactory: () => new FollowClock(Date.now, warnOfClock) },
    { provide: FOLLOWS_RULES, useValue: {} satisfies FollowsRules },
    ...RULED,
    ...FOLLOWS_PERSISTENCE,
  ],
  exports: [
    FollowsService,
    FollowListsService,
    RelationshipsService,
    LegacyFollowersService,
    FollowBatchService,
    FollowHistoryService,
    EventsService,
    EventBroadcast,
    ReaderLags,
    PersonalDataService,
    DiscoveryService,
    FollowsImportService,
    FollowsBulkImports,
    RelationsService,
    RelationsImportService,
    FollowsIntegrityService,
    Relations,
    Audience,
    BetweenUsers,
    ...RELATION_SLICES.flatMap(servicesOf),
  ],
})
export class FollowsModule {
  /** @throws DatabaseStartError when `followsTables` is not among the tables */
  constructor(tables: KnownTables) {
    tables.assertHas(followsTables, FollowsModule.name);
  }

  /**
   * The module under rules of its own; imported as it is, everybody may follow everybody.
   *
   * A policy that is none ends the start, see `policyProblem`, and so do a limit or a number of days that is none, and two
   * relations with one name or table.
   */
  static forRoot({ relations = [], ...rules }: FollowsOptions): DynamicModule {
    return moduleWith(relations, { provide: FOLLOWS_RULES, useValue: rules }, []);
  }

  /**
   * The same with a policy and limits that other providers know: `useFactory` with `inject` and `imports`, `useClass` or
   * `useExisting`. Relations stand beside it, since they say what there is to inject.
   *
   * @throws TypeError when the policy, a limit or a number of days is none (at start), or two relations have one name or table
   */
  static forRootAsync({ relations = [], ...options }: FollowsAsyncOptions): DynamicModule {
    const rules = { provide: FOLLOWS_RULES, useFactory: (made: FollowsRules) => made, inject: [MADE_RULES] };
    return moduleWith(relations, rules, [FollowsRulesModule.forRootAsync(options)]);
  }
}
