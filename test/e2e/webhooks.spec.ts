import { type MessageBody, verified, WebhookReceiver } from '../support/webhook-receiver.js';
import { eventsAfter } from '../support/events.js';
import { DAY_MS, trimLog } from '../support/kept-events.js';
import { eventually } from '../support/pairs.js';
import { useNewTestApp } from '../support/start-test-app.js';
import { addPeople, sendAs, type Way } from '../support/ways-of-follows.js';

interface WebhookJson {
  readonly id: number;
  readonly status: string;
  readonly pausedBecause: string | null;
  readonly failures: number;
  readonly nextAttemptAt: string | null;
  readonly secret: string;
}

interface DeliveryJson {
  readonly id: number;
  readonly messageId: string;
  readonly type: string;
  readonly status: string;
  readonly attempts: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
}

const follow = (one: string, other: string): Way['send'] => [
  'put',
  `/v1/users/ext:${one}/following/ext:${other}`,
];

const shown = (messages: readonly MessageBody[]): string[] =>
  messages.map(({ data: { type, actor, subject } }) => `${type} ${actor.externalId} ${subject.externalId}`);

describe('a webhook', () => {
  const service = useNewTestApp({ WEBHOOKS_ALLOW_PRIVATE: 'true', EVENTS_KEEP_DAYS: '30' });
  const receivers: WebhookReceiver[] = [];

  beforeEach(async () => {
    await addPeople(service);
  });

  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.stop();
  });

  const newReceiver = async (): Promise<WebhookReceiver> => {
    const receiver = await WebhookReceiver.start();
    receivers.push(receiver);
    return receiver;
  };

  const subscribe = async (receiver: WebhookReceiver, body: object = {}): Promise<WebhookJson> => {
    const answer = await service.http.post('/v1/webhooks', { url: receiver.url, ...body });
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/v1/webhooks/${(answer.body as WebhookJson).id}`);
    return answer.body as WebhookJson;
  };

  const read = async (id: number): Promise<WebhookJson> =>
    (await service.http.get(`/v1/webhooks/${id}`)).body as WebhookJson;

  const deliveriesOf = async (id: number): Promise<DeliveryJson[]> =>
    ((await service.http.get(`/v1/webhooks/${id}/deliveries`)).body as { items: DeliveryJson[] }).items;

  it('is sent what happens from now on, in order, signed, with the event as data', async () => {
    const receiver = await newReceiver();
    const { secret } = await subscribe(receiver);
    const before = (await eventsAfter(service.http)).at(-1)!.id;
    await sendAs(service, follow('cat', 'ann'), {});
    await sendAs(service, ['put', '/v1/users/ext:cat/blocks/ext:ben'], {});
    await sendAs(service, ['delete', '/v1/users/ext:cat/following/ext:ann'], {});
    const messages = await receiver.messages(3, secret);
    expect(shown(messages)).toEqual([
      'follow.created cat ann',
      'block.created cat ben',
      'follow.ended cat ann',
    ]);
    const events = await eventsAfter(service.http, before);
    expect(messages).toEqual(events.map((data) => ({ type: data.type, timestamp: data.at, data })));
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(events.map(({ id }) => id));
    expect(receiver.received[0]!.headers['content-type']).toBe('application/json');
  });

  it('is sent the types that it asks for, from the place that it asks for', async () => {
    const receiver = await newReceiver();
    const [first] = await eventsAfter(service.http);
    const types = ['request.created', 'block.created'];
    const { secret } = await subscribe(receiver, { types, after: first!.id });
    await sendAs(service, follow('cat', 'ann'), {});
    await sendAs(service, ['put', '/v1/users/ext:cat/blocks/ext:ben'], {});
    expect(shown(await receiver.messages(2, secret))).toEqual([
      'request.created ann ida',
      'block.created cat ben',
    ]);
  });

  it('sends again what was not taken, and nothing before it was', async () => {
    const receiver = await newReceiver();
    receiver.answer(500, 302, (_request, response) => response.destroy());
    const { id, secret } = await subscribe(receiver);
    await sendAs(service, follow('cat', 'ann'), {});
    await sendAs(service, follow('cat', 'ben'), {});
    // The third attempt is seconds away: resumed, it is made at once.
    await receiver.messages(1, secret);
    await eventually(async () => (await read(id)).failures >= 1);
    const waiting = await read(id);
    expect([waiting.status, typeof waiting.nextAttemptAt]).toEqual(['active', 'string']);
    expect((await deliveriesOf(id)).map(({ status, responseStatus }) => [status, responseStatus])).toEqual([
      ['retrying', 500],
    ]);
    for (const count of [2, 3, 4]) {
      await eventually(async () => (await deliveriesOf(id))[0]!.attempts === count - 1);
      await service.http.patch(`/v1/webhooks/${id}`, { status: 'active' });
      await eventually(async () => receiver.received.length >= count);
    }
    const messages = shown(await receiver.messages(5, secret));
    const distinct = messages.filter((text, index) => text !== messages[index - 1]);
    expect(distinct).toEqual(['follow.created cat ann', 'follow.created cat ben']);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    // Told of after the receiver has answered: the last of them may be on its way.
    await eventually(async () => (await deliveriesOf(id)).length === 2);
    const [second, first] = await deliveriesOf(id);
    expect([second!.status, second!.attempts, first!.status]).toEqual(['delivered', 1, 'delivered']);
    expect([first!.attempts, (await read(id)).failures]).toEqual([4, 0]);
  });

  it('whose receiver is dead delays no other', async () => {
    const [dead, alive] = [await newReceiver(), await newReceiver()];
    dead.answerAlways(() => undefined);
    await subscribe(dead);
    const { secret } = await subscribe(alive);
    for (const name of ['ann', 'ben', 'ida']) await sendAs(service, follow('cat', name), {});
    await alive.messages(3, secret);
    expect(dead.received.length).toBe(1);
  });

  it('is paused when its receiver says that it is no more, and says so', async () => {
    const receiver = await newReceiver();
    receiver.answer(410);
    const { id, secret } = await subscribe(receiver);
    await sendAs(service, follow('cat', 'ann'), {});
    await eventually(async () => (await read(id)).status === 'paused');
    expect((await read(id)).pausedBecause).toBe('gone');
    await sendAs(service, follow('cat', 'ben'), {});
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'active' });
    expect(shown(await receiver.messages(3, secret))).toEqual([
      'follow.created cat ann',
      'follow.created cat ann',
      'follow.created cat ben',
    ]);
    expect((await read(id)).pausedBecause).toBeNull();
  });

  it('sends nothing while it is paused, and then goes on where it was', async () => {
    const receiver = await newReceiver();
    const { id, secret } = await subscribe(receiver);
    await sendAs(service, follow('cat', 'ann'), {});
    await receiver.messages(1, secret);
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'paused' });
    expect(await read(id)).toMatchObject({ status: 'paused', pausedBecause: 'asked' });
    await sendAs(service, follow('cat', 'ben'), {});
    // A test is sent nevertheless: had the follow been sent, it would have come before.
    const test = (await service.http.post(`/v1/webhooks/${id}/test`, undefined)).body as DeliveryJson;
    expect(test).toMatchObject({
      type: 'webhook.test',
      status: 'delivered',
      responseStatus: 204,
      attempts: 1,
    });
    const types = (await receiver.messages(2, secret)).map(({ type }) => type);
    expect(types).toEqual(['follow.created', 'webhook.test']);
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'active' });
    expect((await receiver.messages(3, secret)).map(({ type }) => type)).toEqual([
      ...types,
      'follow.created',
    ]);
  });

  it('is paused when events that it was to be sent are kept no more, until it is told where to go on', async () => {
    const receiver = await newReceiver();
    const { id, secret } = await subscribe(receiver);
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'paused' });
    await sendAs(service, follow('cat', 'ann'), {});
    await sendAs(service, follow('cat', 'ben'), {});
    await trimLog(service.nest, new Date(Date.now() + 400 * DAY_MS));
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'active' });
    await eventually(async () => (await read(id)).pausedBecause === 'events_gone');
    await service.http.patch(`/v1/webhooks/${id}`, { status: 'active', after: 'now' });
    await sendAs(service, follow('ben', 'cat'), {});
    expect(shown(await receiver.messages(1, secret))).toEqual(['follow.created ben cat']);
  });

  it('is signed with both secrets while one takes over from the other', async () => {
    const receiver = await newReceiver();
    const { id, secret: old } = await subscribe(receiver);
    const answer = await service.http.post(`/v1/webhooks/${id}/rotate-secret`, { overlapHours: 1 });
    const { secret } = answer.body as WebhookJson;
    expect(secret).not.toBe(old);
    await sendAs(service, follow('cat', 'ann'), {});
    await receiver.messages(1, old);
    await receiver.messages(1, secret);
    await service.http.post(`/v1/webhooks/${id}/rotate-secret`, { overlapHours: 0, secret: old });
    await sendAs(service, follow('cat', 'ben'), {});
    await eventually(async () => receiver.received.length >= 2);
    const { headers, body } = receiver.received[1]!;
    verified(headers, body, old);
    expect(() => verified(headers, body, secret)).toThrow('No matching signature');
  });

  it('sends a message again when somebody asks, under the same id', async () => {
    const receiver = await newReceiver();
    const { id, secret } = await subscribe(receiver);
    await sendAs(service, follow('cat', 'ann'), {});
    await receiver.messages(1, secret);
    await eventually(async () => (await deliveriesOf(id)).length === 1);
    const [delivery] = await deliveriesOf(id);
    const path = `/v1/webhooks/${id}/deliveries`;
    const again = await service.http.post(`${path}/${delivery!.id}/redeliver`, undefined);
    expect(again.body).toMatchObject({ id: delivery!.id, status: 'delivered', attempts: 2 });
    const [first, second] = await receiver.messages(2, secret);
    expect(second).toEqual(first);
    expect(receiver.received[1]!.headers['webhook-id']).toBe(delivery!.messageId);
    expect((await service.http.post(`${path}/99/redeliver`, undefined)).body).toMatchObject({
      code: 'delivery_not_found',
    });
  });

  it('is nowhere once it is deleted, and is sent nothing', async () => {
    const [gone, other] = [await newReceiver(), await newReceiver()];
    const { id } = await subscribe(gone);
    const { secret } = await subscribe(other);
    expect((await service.http.delete(`/v1/webhooks/${id}`)).status).toBe(204);
    await sendAs(service, follow('cat', 'ann'), {});
    await other.messages(1, secret);
    expect(gone.received).toEqual([]);
    for (const path of [`/v1/webhooks/${id}`, `/v1/webhooks/${id}/deliveries`])
      expect((await service.http.get(path)).body).toMatchObject({ status: 404, code: 'webhook_not_found' });
    expect((await service.http.get('/v1/webhooks')).body).toMatchObject({ items: [{ id: id + 1 }] });
  });

  it('tells its secret to whoever makes it, and never again', async () => {
    const receiver = await newReceiver();
    const { id, secret } = await subscribe(receiver, { secret: `whsec_${'A'.repeat(32)}` });
    expect(secret).toBe(`whsec_${'A'.repeat(32)}`);
    for (const path of ['/v1/webhooks', `/v1/webhooks/${id}`])
      expect((await service.http.get(path)).text).not.toContain('whsec_');
    expect((await service.http.patch(`/v1/webhooks/${id}`, { description: 'mine' })).text).not.toContain(
      'whsec_',
    );
  });
});
