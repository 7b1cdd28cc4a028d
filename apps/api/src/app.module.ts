import { type DynamicModule, Module } from '@nestjs/common';
import { ProblemDetailsModule } from '@retinue/common/http';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { HealthController } from './http/health.controller.js';
import { RootController } from './http/root.controller.js';
import type { Settings } from './settings/settings.js';

/** The composition root of the server. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: settings.DATABASE_URL,
          migrate: settings.MIGRATE_ON_START,
          poolSize: settings.DATABASE_POOL_SIZE,
          replicaUrls: settings.DATABASE_REPLICA_URLS,
          consistencyKey: settings.CONSISTENCY_KEY,
          sticksWriters: settings.STICKY_WRITES,
          besideOthers: settings.WORKERS > 1,
        }),
        ProblemDetailsModule,
        UsersModule,
        FollowsModule.forRoot({ policy: settings.FOLLOW_POLICY }),
      ],
      controllers: [RootController, HealthController],
    };
  }
}
