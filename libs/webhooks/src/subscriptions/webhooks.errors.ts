import { DomainError, type ErrorSpec } from '@retinue/common';
import { MAX_WEBHOOKS } from './webhook.rules.js';

/** No webhook has this id. */
export class WebhookNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'webhook_not_found',
    kind: 'not_found',
    summary: 'There is no such webhook',
  };

  constructor(id: number) {
    super(WebhookNotFoundError.spec, { message: `There is no webhook ${id}` });
  }
}

/** There are as many webhooks as there may be. */
export class TooManyWebhooksError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'too_many_webhooks',
    kind: 'conflict',
    summary: 'There are as many webhooks as there may be',
  };

  constructor() {
    super(TooManyWebhooksError.spec, {
      message: `There are ${MAX_WEBHOOKS} webhooks, and there may be no more: delete one, or send on from one receiver`,
    });
  }
}
