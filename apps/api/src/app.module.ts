import { type DynamicModule, Module } from '@nestjs/common';
import { ProblemDetailsModule } from '@retinue/common/http';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { HealthController } from './http/health.controller.js';
import { RootController } from './http/root.controller.js';
import { RETINUE_SCHEMA } from './retinue-schema.js';
import { followsOptionsOf, servedDatabaseOptionsOf } from './settings/module-options.js';
import type { Settings } from './settings/settings.js';

/** The composition root of the server. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ ...servedDatabaseOptionsOf(settings), schema: RETINUE_SCHEMA }),
        ProblemDetailsModule,
        UsersModule,
        FollowsModule.forRoot(followsOptionsOf(settings)),
      ],
      controllers: [RootController, HealthController],
    };
  }
}
