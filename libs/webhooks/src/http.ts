export { DeliveriesController } from './deliveries/deliveries.controller.js';
export { DeliveryPageResponse, DeliveryResponse } from './deliveries/delivery.response.js';
export { describeWebhooks } from './deliveries/webhook-messages.response.js';
export { ChangeWebhookRequest } from './subscriptions/change-webhook.request.js';
export { CreateWebhookRequest } from './subscriptions/create-webhook.request.js';
export { RotateSecretRequest } from './subscriptions/rotate-secret.request.js';
export { WebhooksController } from './subscriptions/webhooks.controller.js';
export {
  WebhookPageResponse,
  WebhookResponse,
  WebhookWithSecretResponse,
} from './subscriptions/webhook.response.js';
export { WebhooksHttpModule, type WebhooksHttpOptions } from './webhooks-http.module.js';
