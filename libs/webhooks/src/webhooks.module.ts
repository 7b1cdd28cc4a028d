import { ConfigurableModuleBuilder, Global, Module } from '@nestjs/common';
import { KnownTables } from '@retinue/database';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { SqlDeliveriesRepository } from './deliveries/sql-deliveries.repository.js';
import { WebhookSender } from './deliveries/webhook-sender.service.js';
import { WebhookDispatcher } from './dispatch/webhook-dispatcher.service.js';
import { SqlWebhooksRepository } from './subscriptions/sql-webhooks.repository.js';
import { WebhookChanges } from './subscriptions/webhook-changes.js';
import { WEBHOOKS_OPTIONS, type WebhooksOptions } from './subscriptions/webhooks-options.js';
import { WebhooksRepository } from './subscriptions/webhooks.repository.js';
import { WebhooksService } from './subscriptions/webhooks.service.js';
import { webhooksTables } from './webhooks.tables.js';

/** Makes the options, for `useClass` and `useExisting`. */
export interface WebhooksOptionsFactory {
  createWebhooksOptions(): WebhooksOptions | Promise<WebhooksOptions>;
}

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<WebhooksOptions>({
  optionsInjectionToken: WEBHOOKS_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createWebhooksOptions')
  .build();

/**
 * Webhooks: what happens is sent to whoever subscribed. Needs `FollowsModule` and
 * `DatabaseModule.forRoot({ tables: [usersTables, followsTables, webhooksTables] })` in the application. Their routes are
 * `WebhooksHttpModule`'s.
 */
@Global()
@Module({
  providers: [
    WebhooksService,
    DeliveriesService,
    WebhookDispatcher,
    { provide: WebhookChanges, useFactory: () => new WebhookChanges() },
    {
      provide: WebhookSender,
      useFactory: (options: WebhooksOptions) => new WebhookSender(options),
      inject: [WEBHOOKS_OPTIONS],
    },
    { provide: WebhooksRepository, useClass: SqlWebhooksRepository },
    { provide: DeliveriesRepository, useClass: SqlDeliveriesRepository },
  ],
  exports: [WebhooksService, DeliveriesService, WebhookDispatcher],
})
export class WebhooksModule extends ConfigurableModuleClass {
  /** @throws DatabaseStartError when `webhooksTables` is not among the tables */
  constructor(tables: KnownTables) {
    super();
    tables.assertHas(webhooksTables, WebhooksModule.name);
  }
}
