import { DomainError, type ErrorSpec } from '@retinue/common';

/** No delivery of the webhook has this id, or it is too long ago. */
export class DeliveryNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'delivery_not_found',
    kind: 'not_found',
    summary: 'There is no such delivery',
  };

  constructor(webhookId: number, id: number) {
    super(DeliveryNotFoundError.spec, {
      message: `Webhook ${webhookId} has no delivery ${id} (any more): its newest are kept`,
    });
  }
}
