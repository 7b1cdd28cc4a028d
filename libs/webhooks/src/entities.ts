export { WebhookEntity } from './subscriptions/webhook.entity.js';
export { WebhookDeliveryEntity } from './deliveries/webhook-delivery.entity.js';
