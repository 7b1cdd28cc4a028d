import { UnitOfWork } from '@retinue/database';
import {
  EventBroadcast,
  type EventListener,
  EventsGoneError,
  EventsService,
  FollowHistoryService,
  FOLLOWS,
  FollowsIntegrityService,
  FollowsService,
  PersonalDataService,
  RelationsService,
} from '@retinue/follows';
import type { Abstract, Type } from '@nestjs/common';
import { EventsRepository } from '../../libs/follows/src/events/events.repository.js';
import { FollowEventLog } from '../../libs/follows/src/history/follow-event.js';
import { emptyDatabase } from '../support/empty-database.js';
import { EventStreamReader } from '../support/event-stream.js';
import { eventPage, eventsAfter } from '../support/events.js';
import { ENGINE } from '../support/new-database.js';
import { ageEvents, DAY_MS, placesInLog, trimLog } from '../support/kept-events.js';
import { addUsers } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { addPeople, type Ids, sendAs } from '../support/ways-of-follows.js';

/** When all that was written until now is too old by far. */
const later = (): Date => new Date(Date.now() + 400 * DAY_MS);

describe('events that are kept for 30 days', () => {
  const service = useTestApp({ EVENTS_KEEP_DAYS: '30' });
  let ids: Ids;

  const get = <Service>(type: Type<Service> | Abstract<Service>): Service =>
    service.nest.get<Service>(type, { strict: false });

  // Places 1 to 4 are of the users, 5 and 6 of the follows, 7 of the request.
  beforeEach(async () => {
    ids = await addPeople(service);
  });

  it('go when they are older, and the others stay', async () => {
    await ageEvents(service.nest, 31, 4);
    const all = await eventsAfter(service.http);
    expect(await trimLog(service.nest)).toEqual(['done']);
    expect(await placesInLog(service.nest)).toEqual([5, 6, 7]);
    expect(await eventsAfter(service.http)).toEqual(all.slice(4));
    expect(await trimLog(service.nest)).toEqual(['done']);
    expect(await placesInLog(service.nest)).toEqual([5, 6, 7]);
  });

  it('go in their order: one that is younger keeps those after it', async () => {
    await ageEvents(service.nest, 31);
    await ageEvents(service.nest, -31, 3);
    await ageEvents(service.nest, 31, 2);
    await trimLog(service.nest);
    expect(await placesInLog(service.nest)).toEqual([3, 4, 5, 6, 7]);
  });

  it('are never all gone: the last one says how late it was, for the clock of a later start', async () => {
    await trimLog(service.nest, later());
    expect(await placesInLog(service.nest)).toEqual([7]);
    const [last] = (await eventPage(service.http)).items;
    expect(await get(FollowEventLog).latest()).toEqual(new Date(last!.at));
  });

  it('go some at a time, so that other writes need not wait long', async () => {
    await get(UnitOfWork).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO follow_events (type, actor_id, subject_id, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         SELECT 'mute', i, i + 1, 0 FROM n`,
      );
    });
    expect(await trimLog(service.nest, later())).toEqual(['more', 'more', 'done']);
    expect(await placesInLog(service.nest)).toHaveLength(1);
  });

  it('are read from the oldest on by whoever has no place yet', async () => {
    await trimLog(service.nest, later());
    const { items, nextAfter } = await eventPage(service.http, { limit: 1 });
    expect(items).toMatchObject([{ type: 'request.created' }]);
    expect(await eventPage(service.http, { after: nextAfter })).toMatchObject({ items: [] });
  });

  it('leave nothing but a 410 to whoever comes back with a place from before, which says how to begin anew', async () => {
    const [first, ...rest] = await eventsAfter(service.http);
    await trimLog(service.nest, later());
    for (const path of ['/v1/events', '/v1/users/ext:ann/events'])
      for (const query of ['', '&waitSeconds=30', '&types=mute.created'])
        expect(problemOf(await service.http.get(`${path}?after=${first!.id}${query}`))).toMatchObject({
          status: 410,
          code: 'events_gone',
          detail: expect.stringContaining('after=now'),
        });
    await expect(EventStreamReader.open(`${service.url}/v1/events?after=${first!.id}`)).rejects.toThrow(
      'events_gone',
    );
    // Of the last that went, nothing after it is missing.
    expect(await eventsAfter(service.http, rest.at(-2)!.id)).toEqual([rest.at(-1)]);
  });

  it('are missed also by whoever has read nothing yet, if they asked when the log was empty', async () => {
    await emptyDatabase(service.nest, ENGINE);
    const { items, nextAfter } = await eventPage(service.http);
    expect(items).toEqual([]);
    await addPeople(service);
    await trimLog(service.nest, later());
    expect(problemOf(await service.http.get(`/v1/events?after=${nextAfter}`))).toMatchObject({ status: 410 });
  });

  it('that go between the look at the end and the reading of a page are not left out without a word', async () => {
    const log = get(EventsRepository);
    const { settled } = await log.end();
    await trimLog(service.nest, later());
    for (const filter of [{}, { types: ['mute.created'] as const }, { userId: ids.ann }])
      await expect(log.next(2, settled, filter, 10)).rejects.toBeInstanceOf(EventsGoneError);
    expect(await log.next(6, settled, {}, 10)).toMatchObject({ events: [{ place: 7 }] });
    expect(await log.next('oldest', settled, {}, 10)).toMatchObject({ events: [{ place: 7 }] });
  });

  it('that go while a listener reads up to the others end its telling', async () => {
    const { nextAfter } = await eventPage(service.http, { limit: 1 });
    const listen = await get(EventBroadcast).prepare({ after: nextAfter });
    await trimLog(service.nest, later());
    const told: unknown[] = [];
    await new Promise<void>((end) => {
      const listener: EventListener = { tell: async (events) => void told.push(...events), end };
      listen(listener, new AbortController().signal);
    });
    expect(told).toEqual([]);
  });

  it('that go before a stream could tell them end it, and its reader is told when they come back', async () => {
    const stream = await EventStreamReader.open(`${service.url}/v1/events`);
    await stream.next();
    await sendAs(service, ['put', '/v1/users/ext:cat/following/ext:ben'], {});
    const [told] = await stream.take(1);
    // In one transaction, so that it can have seen neither.
    await get(UnitOfWork).write(async (transaction) => {
      for (const type of ['unfollow', 'follow'])
        await transaction.run(
          `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('${type}', ${ids.cat}, ${ids.ben}, 0)`,
        );
      await transaction.run('DELETE FROM follow_events WHERE id < 10');
      await transaction.run('UPDATE log_identity SET trimmed_to = 9');
    });
    await sendAs(service, ['delete', '/v1/users/ext:ann/following/ext:ben'], {});
    expect(await stream.next()).toBeUndefined();
    await expect(
      EventStreamReader.open(`${service.url}/v1/events`, { 'Last-Event-ID': told!.id }),
    ).rejects.toThrow('events_gone');
    expect(await eventsAfter(service.http)).toMatchObject([
      { type: 'follow.created' },
      { type: 'follow.ended' },
    ]);
  });

  it('take the history with them, and nothing else: lists, counts and exports are whole', async () => {
    const exportOf = async (): Promise<string[]> => {
      const kinds: string[] = [];
      for await (const lines of await get(PersonalDataService).export(ids.ann))
        kinds.push(...lines.map((line) => (line.of === 'relation' ? line.kind : line.of)));
      return kinds.toSorted();
    };
    const before = await exportOf();
    await trimLog(service.nest, later());
    await sendAs(service, ['put', '/v1/users/ext:ann/following/ext:cat'], {});
    const { items } = await get(FollowHistoryService).history(ids.ann, {}, 'oldest');
    expect(items).toMatchObject([{ change: 'gained', otherId: ids.cat }]);
    expect(await exportOf()).toEqual(
      [...before.filter((kind) => kind !== 'change'), 'following', 'change'].toSorted(),
    );
    for await (const drifts of get(FollowsIntegrityService).driftingCounts()) expect(drifts).toEqual([]);
    for await (const flaws of get(FollowsIntegrityService).flawedPairs()) expect(flaws).toEqual([]);
  });

  it('can be read from now on, whatever was', async () => {
    const { items, nextAfter } = await eventPage(service.http, { after: 'now' });
    expect(items).toEqual([]);
    await sendAs(service, ['put', '/v1/users/ext:cat/following/ext:ben'], {});
    expect(await eventsAfter(service.http, nextAfter)).toMatchObject([{ type: 'follow.created' }]);
    const waiting = get(EventsService).next({ after: 'now', waitSeconds: 30, limit: 1 });
    const stream = await EventStreamReader.open(`${service.url}/v1/events?after=now`);
    await stream.next();
    await sendAs(service, ['delete', '/v1/users/ext:cat/following/ext:ben'], {});
    expect((await waiting).events).toMatchObject([{ type: 'follow.ended' }]);
    expect(await stream.take(1)).toMatchObject([{ type: 'follow.ended' }]);
    stream.close();
  });
});

describe('events of which nobody says how long they are kept', () => {
  const service = useTestApp();

  it('are kept for good', async () => {
    await addPeople(service);
    expect(await trimLog(service.nest, later())).toEqual(['done']);
    expect(await placesInLog(service.nest)).toHaveLength(7);
  });
});

describe('a copy that is begun anew', () => {
  const service = useTestApp({ EVENTS_KEEP_DAYS: '1' });

  it('by a place, then a snapshot, then the events after that place, equals the original, whatever was written meanwhile', async () => {
    const users = await addUsers(service, 12);
    const follows = service.nest.get(FollowsService, { strict: false });
    let [written, last] = [0, Number.POSITIVE_INFINITY];
    const writing = (async () => {
      for (let index = 0; index < last; index += 1) {
        const edge = { followerId: users[index % 5]!.id, followeeId: users[5 + (index % 7)]!.id };
        // All 35 pairs follow, then none does, and so on.
        if (Math.floor(index / 35) % 2 === 0) await follows.follow(edge);
        else await follows.unfollow(edge);
        written = index;
      }
    })();
    const edges = async (): Promise<Set<string>> => {
      const found = new Set<string>();
      for await (const rows of service.nest.get(RelationsService, { strict: false }).all(FOLLOWS))
        for (const { fromId, toId } of rows) found.add(`${fromId}>${toId}`);
      return found;
    };

    await trimLog(service.nest, later());
    const { nextAfter } = await eventPage(service.http, { after: 'now' });
    const copy = await edges();
    last = written + 50;
    await writing;
    const events = await eventsAfter(service.http, nextAfter);
    expect(events.length).toBeGreaterThan(20);
    for (const { type, actor, subject } of events) {
      const edge = `${actor.id}>${subject.id}`;
      if (type === 'follow.created') copy.add(edge);
      if (type === 'follow.ended') copy.delete(edge);
    }
    expect([...copy].toSorted()).toEqual([...(await edges())].toSorted());
  });
});
