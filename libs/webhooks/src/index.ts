export { DeliveriesService } from './deliveries/deliveries.service.js';
export { WebhookDispatcher, type WebhookLag } from './dispatch/webhook-dispatcher.service.js';
export { DeliveryNotFoundError } from './deliveries/deliveries.errors.js';
export { type Delivery, DELIVERY_STATUSES, type DeliveryStatus, TEST_TYPE } from './deliveries/delivery.js';
export {
  PAUSE_REASONS,
  type PauseReason,
  type Webhook,
  WEBHOOK_STATUSES,
  type WebhookStatus,
} from './subscriptions/webhook.js';
export { MAX_WEBHOOKS, type WantedWebhook } from './subscriptions/webhook.rules.js';
export { TooManyWebhooksError, WebhookNotFoundError } from './subscriptions/webhooks.errors.js';
export type { WebhooksOptions } from './subscriptions/webhooks-options.js';
export {
  type SecretRotation,
  type WebhookChange,
  WebhooksService,
  type WebhookToCreate,
  type WebhookWithSecret,
} from './subscriptions/webhooks.service.js';
export { WebhooksModule, type WebhooksOptionsFactory } from './webhooks.module.js';
export { webhooksTables } from './webhooks.tables.js';
