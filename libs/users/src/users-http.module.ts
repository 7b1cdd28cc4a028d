import { type DynamicModule, Module } from '@nestjs/common';
import { type AccessRouteOptions, withAccess } from '@retinue/access/http';
import { routesModule } from '@retinue/common/http';
import { UsersController } from './profile/users.controller.js';
import { UserUpsertsController } from './upserts/user-upserts.controller.js';

/** Which routes there are, and where. */
export type UsersHttpOptions = AccessRouteOptions;

/** The routes of users, at `/v1/users`. Needs `UsersModule` in the application. */
@Module({ controllers: [UsersController, UserUpsertsController] })
export class UsersHttpModule {
  /** The routes at another path, with guards, or under a version of the application. */
  static forRoot(options: UsersHttpOptions = {}): DynamicModule {
    return routesModule(PlacedUsersHttpModule, [UsersController, UserUpsertsController], withAccess(options));
  }
}

/** Not the one above, whose routes would be there as well. */
@Module({})
class PlacedUsersHttpModule {}
