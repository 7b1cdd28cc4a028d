import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessGuard, type AccessRouteOptions } from '@retinue/access/http';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { UsersModule } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import { WebhooksModule } from '@retinue/webhooks';
import { WebhooksHttpModule } from '@retinue/webhooks/http';
import { CallersModule } from './access/callers.module.js';
import { EveryErrorFilter } from './http/every-error.filter.js';
import { HealthController } from './http/health.controller.js';
import { RootController } from './http/root.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ServerMetrics } from './metrics/server-metrics.js';
import { RETINUE_TABLES } from './retinue-tables.js';
import {
  followsOptionsOf,
  servedDatabaseOptionsOf,
  usersOptionsOf,
  webhooksOptionsOf,
} from './settings/module-options.js';
import type { Settings } from './settings/settings.js';

/** The composition root of the server. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    const routes = guardedRoutes(settings);
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ ...servedDatabaseOptionsOf(settings), tables: RETINUE_TABLES }),
        UsersModule.forRoot(usersOptionsOf(settings)),
        FollowsModule.forRoot(followsOptionsOf(settings)),
        WebhooksModule.forRoot(webhooksOptionsOf(settings)),
        UsersHttpModule.forRoot(routes),
        FollowsHttpModule.forRoot(routes),
        WebhooksHttpModule.forRoot(routes),
        // For the guard of the metrics, which are a route of this module.
        ...(routes.imports ?? []),
      ],
      controllers: [
        RootController,
        HealthController,
        ...(settings.METRICS_PORT === undefined ? [MetricsController] : []),
      ],
      providers: [
        ServerMetrics,
        ...(routes.guards === undefined ? [] : [AccessGuard]),
        { provide: APP_FILTER, useClass: EveryErrorFilter },
      ],
    };
  }
}

/** Where nobody is asked who they are, no guard costs anything. */
function guardedRoutes(settings: Settings): AccessRouteOptions {
  if (settings.AUTH_MODE === 'none') return {};
  return { guards: [AccessGuard], imports: [CallersModule.forRoot(settings)] };
}
