import { randomUUID } from 'node:crypto';
import type { ChangeEvent } from '@retinue/follows';
import { Webhook } from 'standardwebhooks';
import type { WebhookSecrets } from '../subscriptions/webhook.js';
import { TEST_TYPE } from './delivery.js';

/**
 * What a receiver is sent (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). The same
 * message may be sent again: its id and its body stay.
 */
export interface WebhookMessage {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** The message of an event, which is its data. */
export function messageOf(event: ChangeEvent): WebhookMessage {
  const { id, type, at } = event;
  return { id, type, body: JSON.stringify({ type, timestamp: at, data: event }) };
}

/** A message that says nothing but that messages come through. */
export function testMessage(webhookId: number): WebhookMessage {
  const body = JSON.stringify({ type: TEST_TYPE, timestamp: new Date(), data: { webhookId } });
  return { id: `test_${randomUUID()}`, type: TEST_TYPE, body };
}

/** The headers of a message at a time: who knows the secret sees by them who sent it, and when. */
export function headersOf(
  { id, body }: WebhookMessage,
  { secret, previousSecret, previousUntil }: WebhookSecrets,
  at: Date,
): Readonly<Record<string, string>> {
  const isRotating = previousSecret !== null && previousUntil !== null && previousUntil > at.getTime();
  const secrets = isRotating ? [secret, previousSecret] : [secret];
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((one) => new Webhook(one).sign(id, at, body)).join(' '),
  };
}
