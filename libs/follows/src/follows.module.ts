import { type DynamicModule, Module } from '@nestjs/common';
import { UsersModule } from '@retinue/users';
import { EdgeChanges } from './application/edge-changes.js';
import { FollowListsService } from './application/follow-lists.service.js';
import { FollowsImportService } from './application/follows-import.service.js';
import { FollowsIntegrityService } from './application/follows-integrity.service.js';
import { FollowsService } from './application/follows.service.js';
import { RemoveEdgesOfDeletedUser } from './application/remove-edges-of-deleted-user.js';
import { FollowClock } from './domain/follow-clock.js';
import { FollowEventLog } from './domain/follow-event.js';
import { FollowerRoster } from './domain/follower-roster.js';
import { FollowsAudit } from './domain/follows-audit.js';
import { FollowPolicy } from './domain/follow.policy.js';
import { FollowsRepository } from './domain/follows.repository.js';
import { FollowListsController } from './http/follow-lists.controller.js';
import { FollowerRosterController } from './http/follower-roster.controller.js';
import { FollowingController } from './http/following.controller.js';
import { SqlFollowEventLog } from './persistence/sql-follow-event-log.js';
import { SqlFollowerRoster } from './persistence/sql-follower-roster.js';
import { SqlFollowsAudit } from './persistence/sql-follows-audit.js';
import { SqlFollowsRepository } from './persistence/sql-follows.repository.js';

/** The rules that an application may set. */
export interface FollowsOptions {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
}

/** Follows, under `/v1/users/{id}`. Needs `DatabaseModule.forRoot(...)` in the application; brings `UsersModule`. */
@Module({
  imports: [UsersModule],
  controllers: [FollowingController, FollowListsController, FollowerRosterController],
  providers: [
    FollowsService,
    FollowListsService,
    FollowsImportService,
    FollowsIntegrityService,
    EdgeChanges,
    RemoveEdgesOfDeletedUser,
    { provide: FollowClock, useFactory: () => new FollowClock() },
    { provide: FollowPolicy, useFactory: () => new FollowPolicy() },
    { provide: FollowsRepository, useClass: SqlFollowsRepository },
    { provide: FollowEventLog, useClass: SqlFollowEventLog },
    { provide: FollowerRoster, useClass: SqlFollowerRoster },
    { provide: FollowsAudit, useClass: SqlFollowsAudit },
  ],
  exports: [FollowsService, FollowListsService, FollowsImportService, FollowsIntegrityService],
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
