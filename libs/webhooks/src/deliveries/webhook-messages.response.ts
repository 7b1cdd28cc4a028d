import { getSchemaPath } from '@nestjs/swagger';
import { idSchema } from '@retinue/common/http';
import { CHANGE_TYPES, type ChangeType } from '@retinue/follows';
import { EVENT_MODELS, EVENT_TEXTS } from '@retinue/follows/http';
import { TEST_TYPE } from './delivery.js';

/** By the Standard Webhooks specification. */
const HEADERS = [
  {
    name: 'webhook-id',
    description: 'What the message goes by: the same when it is sent again, so that it is dealt with once.',
    schema: { type: 'string' },
    example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
  },
  {
    name: 'webhook-timestamp',
    description: 'When this request was made, in seconds since 1970.',
    schema: { type: 'integer' },
    example: 1769851800,
  },
  {
    name: 'webhook-signature',
    description:
      '`v1,` and an HMAC-SHA256 in base64 of `id.timestamp.body`; two of them, with a space between, while a secret is taken over.',
    schema: { type: 'string' },
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
].map((header) => ({ ...header, in: 'header', required: true }));

const TIME = { type: 'string', format: 'date-time', examples: ['2026-01-31T09:30:00.000Z'] };

/** What a receiver may answer, of an event. */
const RESPONSES = {
  '2XX': { description: 'Taken: the next event comes. Any status from 200 to 299, within 15 seconds.' },
  410: { description: 'Nobody is here any more: the webhook is paused.' },
  default: { description: 'Not taken: the message is sent again, for three days, in ever longer pauses.' },
};

/** What a receiver may answer, of a test. */
const TEST_RESPONSES = {
  '2XX': { description: 'Taken. Any status from 200 to 299, within 15 seconds.' },
  '4XX': { description: 'Not taken, as any other status. It is not sent again.' },
};

/**
 * Puts into an OpenAPI 3.1 document, as its `webhooks`, what receivers are sent: a message of each type of event, and the test.
 * The document must be of an application that has `WebhooksHttpModule`, which brings the schemas.
 */
export function describeWebhooks(document: object): void {
  const messages = CHANGE_TYPES.map((type) => [type, messageOf(type)]);
  Object.assign(document, { webhooks: { ...Object.fromEntries(messages), [TEST_TYPE]: testMessage() } });
}

function messageOf(type: ChangeType): object {
  const data = { $ref: getSchemaPath(EVENT_MODELS[type]) };
  return pathItem(type, EVENT_TEXTS[type], { timestamp: 'When it happened.', data }, RESPONSES);
}

function testMessage(): object {
  const data = {
    type: 'object',
    properties: { webhookId: { ...idSchema(1), description: 'The webhook that is tested.' } },
    required: ['webhookId'],
  };
  return pathItem(TEST_TYPE, 'A test', { timestamp: 'When it was asked for.', data }, TEST_RESPONSES);
}

function pathItem(
  type: string,
  summary: string,
  { timestamp, data }: { readonly timestamp: string; readonly data: object },
  responses: object,
): object {
  const schema = {
    type: 'object',
    properties: {
      type: { type: 'string', enum: [type] },
      timestamp: { ...TIME, description: timestamp },
      data,
    },
    required: ['type', 'timestamp', 'data'],
  };
  return {
    post: {
      operationId: `on${type.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      summary,
      tags: ['webhooks'],
      parameters: HEADERS,
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses,
    },
  };
}
