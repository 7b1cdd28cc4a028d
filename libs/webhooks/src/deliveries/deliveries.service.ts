import { Injectable } from '@nestjs/common';
import { acceptPage, type Page, type PageOptions } from '@retinue/common';
import { UnitOfWork } from '@retinue/database';
import { EventsService } from '@retinue/follows';
import { WebhookNotFoundError } from '../subscriptions/webhooks.errors.js';
import type { KeptWebhook } from '../subscriptions/webhook.js';
import { WebhooksRepository } from '../subscriptions/webhooks.repository.js';
import { DeliveryNotFoundError } from './deliveries.errors.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { type Delivery, TEST_TYPE } from './delivery.js';
import { headersOf, messageOf, testMessage, type WebhookMessage } from './webhook-message.js';
import { WebhookSender } from './webhook-sender.service.js';

/** What became of messages, and messages that somebody asks for: they come out of turn, and nothing waits for them. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: WebhookSender,
    private readonly events: EventsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The deliveries of a webhook, the newest first, as far as they are kept.
   *
   * @throws InvalidRequestError
   * @throws InvalidCursorError
   * @throws WebhookNotFoundError
   */
  async list(webhookId: number, page: PageOptions = {}): Promise<Page<Delivery>> {
    const found = await this.deliveries.page(webhookId, acceptPage(page));
    await this.find(webhookId);
    return found;
  }

  /**
   * Sends a message that is no event, whether the webhook is paused or not, and says what came of it.
   *
   * @throws WebhookNotFoundError
   */
  async test(webhookId: number): Promise<Delivery> {
    return this.send(await this.find(webhookId), testMessage(webhookId));
  }

  /**
   * Sends the event of a delivery again, and says what came of it. A test is sent as a new one.
   *
   * @throws WebhookNotFoundError
   * @throws DeliveryNotFoundError
   * @throws EventsGoneError
   */
  async redeliver(webhookId: number, id: number): Promise<Delivery> {
    const webhook = await this.find(webhookId);
    const delivery = await this.deliveries.find(webhookId, id);
    if (delivery === undefined) throw new DeliveryNotFoundError(webhookId, id);
    if (delivery.type === TEST_TYPE) return this.send(webhook, testMessage(webhookId));
    const event = await this.events.find(delivery.messageId);
    if (event === undefined) throw new DeliveryNotFoundError(webhookId, id);
    return this.send(webhook, messageOf(event));
  }

  private async find(id: number): Promise<KeptWebhook> {
    const webhook = await this.webhooks.find(id);
    if (webhook === undefined) throw new WebhookNotFoundError(id);
    return webhook;
  }

  private async send(webhook: KeptWebhook, message: WebhookMessage): Promise<Delivery> {
    const headers = headersOf(message, webhook, new Date());
    const never = new AbortController().signal;
    const { status, error } = await this.sender.send(webhook.url, headers, message.body, never);
    return this.unitOfWork.write(async (transaction) => {
      // Deleted meanwhile, it keeps nothing.
      if ((await this.webhooks.lock(webhook.id, transaction)) === undefined)
        throw new WebhookNotFoundError(webhook.id);
      return this.deliveries.record(
        {
          webhookId: webhook.id,
          messageId: message.id,
          type: message.type,
          status: error === null ? 'delivered' : 'failed',
          responseStatus: status,
          error,
          at: new Date(),
        },
        transaction,
      );
    });
  }
}
