import { connect } from 'node:net';
import { ServiceKeysService } from '@retinue/access';
import { UnitOfWork } from '@retinue/database';
import { EventTail } from '../../libs/follows/src/events/event-tail.service.js';
import { bearer } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { EventStreamReader } from '../support/event-stream.js';
import { eventually } from '../support/pairs.js';
import { type EventJson, eventPage, eventsAfter } from '../support/events.js';
import { useNewTestApp, useTestApp } from '../support/start-test-app.js';
import { addPeople, sendAs, type Way } from '../support/ways-of-follows.js';

const follow = (one: string, other: string): Way['send'] => [
  'put',
  `/v1/users/ext:${one}/following/ext:${other}`,
];
const unfollow = (one: string, other: string): Way['send'] => [
  'delete',
  `/v1/users/ext:${one}/following/ext:${other}`,
];

/** Whether a reader waits for the log to go on. */
function isWaitedFor(tail: EventTail): boolean {
  return (tail as unknown as { readonly waiting: ReadonlySet<unknown> }).waiting.size > 0;
}

const shown = (events: readonly EventJson[]): string[] =>
  events.map(({ type, actor, subject }) => `${type} ${actor.externalId} ${subject.externalId}`);

describe('a stream of events', () => {
  const service = useTestApp();
  const open: EventStreamReader[] = [];

  beforeEach(async () => {
    await addPeople(service);
  });

  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });

  const streamOf = async (
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStreamReader> => {
    const stream = await EventStreamReader.open(`${service.url}${path}`, headers);
    open.push(stream);
    // What it is begun with has come: from now on it listens.
    await stream.next();
    return stream;
  };

  it('tells what happens from now on, as it happens', async () => {
    const stream = await streamOf('/v1/events');
    expect(stream.response.headers['content-type']).toBe('text/event-stream');
    expect(stream.response.headers['cache-control']).toBe('no-cache');
    await sendAs(service, follow('cat', 'ann'), {});
    expect(shown(await stream.take(1))).toEqual(['follow.created cat ann']);
    await sendAs(service, unfollow('cat', 'ann'), {});
    await sendAs(service, ['put', '/v1/users/ext:cat/blocks/ext:ben'], {});
    expect(shown(await stream.take(2))).toEqual(['follow.ended cat ann', 'block.created cat ben']);
  });

  it('tells from a place on what was, and goes on with what comes', async () => {
    const [first] = (await eventPage(service.http)).items;
    const stream = await streamOf(`/v1/events?after=${first!.id}&types=follow.created,request.created`);
    await sendAs(service, follow('cat', 'ann'), {});
    expect(shown(await stream.take(4))).toEqual([
      'follow.created ann ben',
      'follow.created ben ann',
      'request.created ann ida',
      'follow.created cat ann',
    ]);
  });

  it('leaves out nothing and tells nothing twice to a reader who comes back again and again', async () => {
    const before = (await eventPage(service.http, { limit: 1000 })).nextAfter;
    const writer = (async () => {
      for (let index = 0; index < 120; index += 1)
        await sendAs(service, (index % 2 === 0 ? follow : unfollow)('cat', 'ann'), {});
    })();
    const seen: EventJson[] = [];
    let last = before;
    while (seen.length < 120) {
      // A browser has the address that it began with, and the id of the last event.
      const stream = await streamOf(`/v1/events?after=${before}`, { 'Last-Event-ID': last });
      seen.push(...(await stream.take(Math.min(9, 120 - seen.length))));
      last = seen.at(-1)!.id;
      stream.close();
    }
    await writer;
    expect(seen).toEqual(await eventsAfter(service.http, before));
  });

  it('tells any number of readers the same', async () => {
    const streams = await Promise.all(Array.from({ length: 60 }, async () => streamOf('/v1/events')));
    for (let index = 0; index < 10; index += 1)
      await sendAs(service, (index % 2 === 0 ? follow : unfollow)('cat', 'ann'), {});
    const told = await Promise.all(streams.map(async (stream) => stream.take(10)));
    for (const events of told) expect(events).toEqual(told[0]);
    expect(new Set(told[0]!.map(({ id }) => id)).size).toBe(10);
  });

  it('of one user tells what is theirs, and not who blocks or mutes them', async () => {
    const stream = await streamOf('/v1/users/ext:ben/events');
    await sendAs(service, follow('cat', 'ben'), {});
    await sendAs(service, follow('cat', 'ann'), {});
    await sendAs(service, ['put', '/v1/users/ext:ann/mutes/ext:ben'], {});
    await sendAs(service, ['put', '/v1/users/ext:ida/blocks/ext:ben'], {});
    await sendAs(service, ['put', '/v1/users/ext:ben/mutes/ext:ann'], {});
    expect(shown(await stream.take(2))).toEqual(['follow.created cat ben', 'mute.created ben ann']);
    const { body } = await service.http.get('/v1/users/ext:ben/events?types=follow.created,mute.created');
    expect(shown((body as { items: EventJson[] }).items)).toEqual([
      'follow.created ann ben',
      'follow.created ben ann',
      'follow.created cat ben',
      'mute.created ben ann',
    ]);
  });

  it('is refused with a problem before it begins', async () => {
    for (const query of ['after=x', 'types=none', 'waitSeconds=31'])
      await expect(streamOf(`/v1/events?${query}`)).rejects.toThrow('422');
    await expect(streamOf('/v1/users/ext:nobody/events')).rejects.toThrow('404');
    await expect(streamOf('/v1/events', { 'Last-Event-ID': 'x' })).rejects.toThrow('422');
  });

  const connections = async (): Promise<number> =>
    new Promise((resolve, reject) => {
      service.nest
        .getHttpServer()
        .getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
    });

  /** Some 5 MB of them. @returns how many */
  const writeBigEvents = async (): Promise<number> => {
    const [count, data] = [2_000, { changed: Array.from({ length: 200 }, () => 'firstName') }];
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO follow_events (type, actor_id, subject_id, created_at, data)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
         SELECT 'update_user', i, i, 0, '${JSON.stringify(data)}' FROM n`,
      );
    });
    // All of it has been told when it is waited for more, and when nobody listens any more.
    const tail = service.nest.get(EventTail, { strict: false });
    await eventually(async () => isWaitedFor(tail) || (await connections()) === 0);
    return count;
  };

  it('is cut when its reader takes nothing, and goes on where that one was', async () => {
    const start = (await eventPage(service.http, { limit: 1000 })).nextAfter;
    const { hostname, port } = new URL(service.url);
    const slow = connect(Number(port), hostname);
    slow.on('error', () => undefined);
    slow.write(`GET /v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n`);
    await new Promise((resolve) => slow.once('data', resolve));
    slow.pause();
    // How much the sockets of both sides hold is the system's affair: from 1 MB to 40.
    let written = 0;
    for (let round = 0; round < 30 && (await connections()) > 0; round += 1)
      written += await writeBigEvents();
    await eventually(async () => (await connections()) === 0);
    slow.destroy();
    const stream = await streamOf(`/v1/events?after=${start}`);
    expect(await stream.take(written)).toHaveLength(written);
  }, 60_000);
});

describe('streams of events', () => {
  const service = useNewTestApp();

  it('end when the application does', async () => {
    const stream = await EventStreamReader.open(`${service.url}/v1/events`);
    await stream.next();
    await service.nest.close();
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a stream of events, with callers', () => {
  const issuer = new Issuer();
  const service = useTestApp({ ...issuer.settings, JWT_CLOCK_SKEW: '0' });

  it('ends within ten seconds after its key was revoked', async () => {
    const keys = service.nest.get(ServiceKeysService, { strict: false });
    const { key, text } = await keys.create({ name: 'a mirror', scopes: ['events:read'] });
    const stream = await EventStreamReader.open(`${service.url}/v1/events`, bearer(text));
    await stream.next();
    await keys.revoke(key.id);
    expect(await stream.next()).toBeUndefined();
  }, 30_000);

  it('ends within ten seconds after its token has expired', async () => {
    await addPeople(service);
    const token = bearer(await issuer.token('ann', { expires: '2s' }));
    const stream = await EventStreamReader.open(`${service.url}/v1/users/me/events`, token);
    await stream.next();
    expect(await stream.next()).toBeUndefined();
  }, 30_000);

  it('tells nothing to a reader whose key was revoked while they waited', async () => {
    await addPeople(service);
    const keys = service.nest.get(ServiceKeysService, { strict: false });
    const { key, text } = await keys.create({ name: 'a mirror', scopes: ['events:read'] });
    const after = (await eventPage(service.http, {}, bearer(text))).nextAfter;
    const waiting = service.http.get(`/v1/events?after=${after}&waitSeconds=30`, { headers: bearer(text) });
    const answered = waiting.then(({ status, headers }) => [status, headers['www-authenticate']]);
    // Its request has been let in once the use of the key has been seen: the tail waits for it.
    await eventually(async () => isWaitedFor(service.nest.get(EventTail, { strict: false })));
    await keys.revoke(key.id);
    await sendAs(service, follow('cat', 'ann'), bearer(await issuer.token('cat')));
    expect(await answered).toEqual([401, 'Bearer realm="retinue", error="invalid_token"']);
  });

  it('of one user is for themselves', async () => {
    await addPeople(service);
    const ann = bearer(await issuer.token('ann'));
    await expect(EventStreamReader.open(`${service.url}/v1/events`, ann)).rejects.toThrow('403');
    await expect(EventStreamReader.open(`${service.url}/v1/users/ext:ben/events`, ann)).rejects.toThrow(
      '403',
    );
    const own = await EventStreamReader.open(`${service.url}/v1/users/me/events`, ann);
    await own.next();
    await sendAs(service, follow('cat', 'ann'), bearer(await issuer.token('cat')));
    expect(shown(await own.take(1))).toEqual(['follow.created cat ann']);
    own.close();
  });
});
