import { type DynamicModule, Module } from '@nestjs/common';
import { type AccessRouteOptions, withAccess } from '@retinue/access/http';
import { routesModule } from '@retinue/common/http';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { WebhooksController } from './subscriptions/webhooks.controller.js';

/** Which routes there are, and where. */
export type WebhooksHttpOptions = AccessRouteOptions;

/** The routes of webhooks, at `/v1/webhooks`. Needs `WebhooksModule` in the application. */
@Module({})
export class WebhooksHttpModule {
  /** The routes where the application wants them, with guards, or under a version of it. */
  static forRoot(options: WebhooksHttpOptions = {}): DynamicModule {
    return routesModule(WebhooksHttpModule, [WebhooksController, DeliveriesController], withAccess(options));
  }
}
