import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { type AccessRouteOptions, withAccess } from '@retinue/access/http';
import { routesModule } from '@retinue/common/http';
import { EventsController } from './events/events.controller.js';
import { FollowBatchController } from './batches/follow-batch.controller.js';
import { DiscoveryController } from './discovery/discovery.controller.js';
import { FollowingController } from './following/following.controller.js';
import { FollowHistoryController } from './history/follow-history.controller.js';
import { LegacyFollowersController } from './legacy-followers/legacy-followers.controller.js';
import { FollowListsController } from './lists/follow-lists.controller.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { RelationshipsController } from './relationships/relationships.controller.js';
import { RELATION_SLICES } from './follows.relations.js';
import type { RelationSlice } from './relations/relation.slice.js';

/** Which routes there are, and where. */
export interface FollowsHttpOptions extends AccessRouteOptions {
  /** The application's own relations that `FollowsModule` was given. */
  readonly relations?: readonly RelationSlice[];
  /**
   * Whether there is the original service's route, too: `GET /user/followers/{user_id}`, whatever `path` says. It shows the emails
   * of all followers to whom the guards let through. `true` when left out.
   */
  readonly legacyFollowers?: boolean;
}

/** The routes of follows, requests, blocks and mutes, under `/v1`. Needs `FollowsModule` in the application. */
@Module({})
export class FollowsHttpModule {
  /** All routes, or those that the application wants, where it wants them. */
  static async forRoot({
    relations = [],
    legacyFollowers = true,
    ...options
  }: FollowsHttpOptions = {}): Promise<DynamicModule> {
    const controllers = [
      FollowingController,
      FollowListsController,
      DiscoveryController,
      ...(await controllersOf(RELATION_SLICES)),
      RelationshipsController,
      FollowBatchController,
      FollowHistoryController,
      EventsController,
      PersonalDataController,
      ...(legacyFollowers ? [LegacyFollowersController] : []),
      ...(await controllersOf(relations)),
    ];
    return routesModule(FollowsHttpModule, controllers, withAccess(options));
  }
}

async function controllersOf(slices: readonly RelationSlice[]): Promise<Type[]> {
  const found: Type[] = [];
  for (const { controllers } of slices) found.push(...((await controllers?.()) ?? []));
  return found;
}
