import { CHANGE_TYPES, EVENT_DATA } from '@retinue/follows';
import { CHANGE_KINDS } from '../../libs/follows/src/events/event-kinds.js';
import { type MessageBody, WebhookReceiver } from '../support/webhook-receiver.js';
import { type JsonSchema, resolveSchema } from '../support/openapi-document.js';
import { useTestApp } from '../support/start-test-app.js';
import { addPeople, sendAs, type Way } from '../support/ways-of-follows.js';

/** In order, each type at least once. Ida is private. Ann and Ben follow each other, Ann has asked Ida. */
const CHANGES: readonly Way['send'][] = [
  ['put', '/v1/users/ext:dan', { firstName: 'Dan' }],
  ['patch', '/v1/users/ext:dan', { firstName: 'Daniel' }],
  ['put', '/v1/users/ext:ann/following/ext:cat'],
  ['delete', '/v1/users/ext:ann/following/ext:ben'],
  ['put', '/v1/users/ext:ida/follow-requests/ext:ann'],
  ['put', '/v1/users/ext:ben/following/ext:ida'],
  ['delete', '/v1/users/ext:ida/follow-requests/ext:ben'],
  ['put', '/v1/users/ext:cat/following/ext:ida'],
  ['delete', '/v1/users/ext:cat/following/ext:ida'],
  ['put', '/v1/users/ext:ann/blocks/ext:dan'],
  ['delete', '/v1/users/ext:ann/blocks/ext:dan'],
  ['put', '/v1/users/ext:ann/mutes/ext:dan', { expiresAt: '2100-01-01T00:00:00.000Z' }],
  ['put', '/v1/users/ext:ann/mutes/ext:ben'],
  ['delete', '/v1/users/ext:ann/mutes/ext:dan'],
  ['delete', '/v1/users/ext:dan'],
];

/** Where the document has the body that receivers are sent. */
const bodyOf = (type: string): string[] => [
  'webhooks', type, 'post', 'requestBody', 'content', 'application/json', 'schema',
]; // prettier-ignore

describe('the catalogue of events in the OpenAPI document', () => {
  const service = useTestApp({ WEBHOOKS_ALLOW_PRIVATE: 'true' });

  function schemaOf(type: string): JsonSchema {
    const { discriminator } = service.document.components.schemas['ChangeEvent']!;
    const { propertyName, mapping } = discriminator as {
      propertyName: string;
      mapping: Readonly<Record<string, string>>;
    };
    expect(propertyName).toBe('type');
    return resolveSchema(service.document, { $ref: mapping[type]! });
  }

  it('is one of as many schemas as there are types', () => {
    const { oneOf, discriminator, ...rest } = service.document.components.schemas['ChangeEvent']!;
    const refs = Object.values((discriminator as { mapping: Record<string, string> }).mapping);
    expect(Object.keys((discriminator as { mapping: object }).mapping)).toEqual([...CHANGE_TYPES]);
    expect(oneOf).toEqual(refs.map(($ref) => ({ $ref })));
    expect(refs).toContain('#/components/schemas/FollowCreatedEvent');
    expect(Object.keys(rest)).toEqual(['description']);
  });

  it.each(CHANGE_TYPES)('says of %s what may cause it, and what its data holds: all of it', (type) => {
    const { properties, required } = schemaOf(type);
    const { type: name, cause, data } = properties!;
    expect(name).toMatchObject({ type: 'string', enum: [type] });
    const causes = Object.values(CHANGE_KINDS).flatMap((kind) => (kind.type === type ? [kind.cause] : []));
    expect(new Set(cause!.enum)).toEqual(new Set(causes));
    expect(Object.keys(data!.properties!)).toEqual([...EVENT_DATA[type]]);
    expect(data!.required ?? []).toEqual([...EVENT_DATA[type]]);
    expect(required).toEqual(Object.keys(properties!));
  });

  it.each([...CHANGE_TYPES, 'webhook.test'])('has %s among its webhooks, signed', (type) => {
    const { parameters, requestBody, responses } = service.document.webhooks![type]!['post']!;
    expect(parameters!.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['webhook-id', 'header', true],
      ['webhook-timestamp', 'header', true],
      ['webhook-signature', 'header', true],
    ]);
    expect(requestBody!.required).toBe(true);
    expect(responses).toHaveProperty('2XX');
    expect('410' in responses).toBe(type !== 'webhook.test');
  });

  it('fits what a receiver is sent, of each type', async () => {
    await addPeople(service);
    const receiver = await WebhookReceiver.start();
    try {
      const { body } = await service.http.post('/v1/webhooks', { url: receiver.url });
      const { id, secret } = body as { id: number; secret: string };
      await sendAs(service, ['post', `/v1/webhooks/${id}/test`], {});
      for (const change of CHANGES) await sendAs(service, change, {});
      const gone = (messages: readonly MessageBody[]): boolean =>
        messages.some(({ type }) => type === 'user.deleted');
      let messages = await receiver.messages(CHANGES.length + 1, secret);
      while (!gone(messages)) messages = await receiver.messages(messages.length + 1, secret);

      const types = new Set(messages.map(({ type }) => type));
      expect([...types].toSorted()).toEqual([...CHANGE_TYPES, 'webhook.test'].toSorted());
      for (const message of messages)
        expect([message, service.contract.violations(message, ...bodyOf(message.type))]).toEqual([
          message,
          '',
        ]);
      const mute = messages.find(({ type }) => type === 'mute.created');
      expect(service.contract.violations(mute, ...bodyOf('mute.ended'))).not.toBe('');
    } finally {
      await receiver.stop();
    }
  });
});
