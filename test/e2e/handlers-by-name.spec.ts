import { Injectable, type LoggerService, type Provider, Scope } from '@nestjs/common';
import { SqlReader, UnitOfWork } from '@retinue/database';
import {
  BeforeChange,
  type ChangeEvent,
  type ChangeOf,
  type ChangeType,
  EventsService,
  FollowsService,
  OnChange,
} from '@retinue/follows';
import { bareDatabase, type BareDatabase } from '../ports/bare-database.js';
import { eventually } from '../support/pairs.js';
import { addUsers, type HandlerHost, startHandlerHost } from '../hosts/handler-host.js';
import { Mails } from '../hosts/mails.js';
import { TeamHandlers } from '../hosts/team-handlers.js';
import { Welcome } from '../hosts/welcomes.js';

const NAME = 'followers';

/** What handlers by that name were told, in whichever application: subjects of follows. */
let told: number[] = [];
/** How often a handler is to fail at a subject. */
const failures = new Map<number, number>();

@Injectable()
class Follower {
  @OnChange(NAME, { types: ['follow.created'] })
  async tell({ subject }: ChangeOf<'follow.created'>): Promise<void> {
    told.push(subject.id);
    const left = failures.get(subject.id) ?? 0;
    failures.set(subject.id, left - 1);
    if (left > 0) throw new Error(`no mail to ${subject.id}`);
  }
}

describe('a handler that reads by a name', () => {
  let database: BareDatabase;
  const hosts: HandlerHost[] = [];

  const start = async (
    providers: readonly Provider[] = [Follower],
    logger: LoggerService | false = false,
  ): Promise<HandlerHost> => {
    const host = await startHandlerHost(database.url, providers, logger);
    hosts.push(host);
    return host;
  };

  beforeEach(async () => {
    told = [];
    failures.clear();
    database = await bareDatabase();
  });

  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close();
    await database.drop();
  });

  const NAMES = ['ada', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

  /** Ada follows them, one after the other. */
  const followAll = async (
    host: HandlerHost,
    followerId: number,
    others: readonly number[],
  ): Promise<void> => {
    for (const followeeId of others) await host.nest.get(FollowsService).follow({ followerId, followeeId });
  };

  const places = async ({
    nest,
  }: HandlerHost): Promise<{ readonly name: string; readonly place: number }[]> =>
    nest.get(SqlReader).all('SELECT name, place FROM event_readers ORDER BY name');

  it('is told the same again until it does not fail, and then what comes after', async () => {
    const warnings: string[] = [];
    const logger = {
      log: () => undefined,
      error: () => undefined,
      warn: (text: string) => void warnings.push(text),
    };
    const host = await start([Follower], logger);
    const { ada, ...others } = await addUsers(host, NAMES);
    const [first, second, third] = Object.values(others);
    failures.set(second!, 2);
    await followAll(host, ada, [first!, second!, third!]);
    await eventually(async () => told.includes(third!));
    expect(told).toEqual([first, second, second, second, third]);
    const { events } = await host.nest.get(EventsService).next({ types: ['follow.created'] });
    const failed = warnings.filter((text) => text.includes(`no mail to ${second}`));
    expect(failed).toHaveLength(2);
    expect(failed[0]).toMatch(`${NAME} failed at the event ${events[1]!.id} (follow.created)`);
  });

  it('begins with what comes when its name is new, or with the oldest there is', async () => {
    const { ada, ...others } = await addUsers(await start([]), NAMES);
    const ids = Object.values(others);
    await followAll(hosts[0]!, ada, ids.slice(0, 3));
    const all: ChangeType[] = [];
    class FromTheBeginning {
      @OnChange('all', { from: 'beginning' })
      tell({ type }: ChangeEvent): void {
        all.push(type);
      }
    }
    const host = await start([Follower, FromTheBeginning]);
    await followAll(host, ada, ids.slice(3));
    await eventually(async () => told.length + all.length >= 6 + 19);
    expect(told).toEqual(ids.slice(3));
    expect(all).toEqual([...NAMES.map(() => 'user.created'), ...ids.map(() => 'follow.created')]);
  });

  it('goes on where it was after a restart, with what happened meanwhile', async () => {
    const first = await start();
    const { ada, ...others } = await addUsers(first, NAMES);
    const ids = Object.values(others);
    await followAll(first, ada, ids.slice(0, 4));
    await eventually(async () => told.length >= 4);
    await first.close();
    const without = await start([]);
    await followAll(without, ada, ids.slice(4, 7));
    const again = await start();
    await followAll(again, ada, ids.slice(7));
    await eventually(async () => told.length >= ids.length);
    expect(told).toEqual(ids);
  });

  it('is one of those in several applications, and when its own ends another goes on', async () => {
    const [one, other] = [await start(), await start()];
    const { ada, ...others } = await addUsers(one, NAMES);
    const ids = Object.values(others);
    await followAll(one, ada, ids.slice(0, 2));
    await followAll(other, ada, ids.slice(2, 4));
    await eventually(async () => told.length >= 4);
    // Who has the lease: it came first.
    await one.close();
    await followAll(other, ada, ids.slice(4));
    await eventually(async () => told.length >= ids.length);
    expect(told).toEqual(ids);
  });

  it('goes on for one that died, once its lease has ended', async () => {
    const before = await start([]);
    await before.nest.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO leases (name, holder, held_until) VALUES ('reader ${NAME}', 'one that died', ${Date.now() + 600_000})`,
      );
    });
    const host = await start();
    const { ada, ...others } = await addUsers(host, NAMES);
    const ids = Object.values(others);
    await followAll(host, ada, ids);
    const [place] = await places(host);
    expect(told).toEqual([]);
    await host.nest.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(`UPDATE leases SET held_until = held_until - 600000`);
    });
    await eventually(async () => told.length >= ids.length);
    expect(told).toEqual(ids);
    await eventually(async () => (await places(host))[0]!.place > place!.place);
  });

  it('stops when another has moved its place, and goes on from there', async () => {
    const host = await start();
    const { ada, ...others } = await addUsers(host, NAMES);
    const ids = Object.values(others);
    failures.set(ids[0]!, Number.POSITIVE_INFINITY);
    await followAll(host, ada, ids.slice(0, 3));
    await eventually(async () => told.length > 1);
    const { events } = await host.nest.get(EventsService).next({ types: ['follow.created'] });
    expect(events).toHaveLength(3);
    await host.nest.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(`UPDATE event_readers SET place = (SELECT max(id) FROM follow_events)`);
    });
    failures.set(ids[0]!, 0);
    await followAll(host, ada, ids.slice(3));
    await eventually(async () => told.includes(ids[8]!));
    expect(told.slice(-6)).toEqual(ids.slice(3));
  });

  it('is told all that many do at once, in the order of the log, and may write by itself', async () => {
    const warnings: string[] = [];
    const silent = (): void => undefined;
    const warn = (text: string): void => void warnings.push(text);
    class Writer {
      constructor(private readonly unitOfWork: UnitOfWork) {}

      @OnChange('writer', { types: ['follow.created', 'follow.ended'] })
      async write({ type, actor, subject }: ChangeEvent): Promise<void> {
        const row = type === 'follow.created' ? { fanId: actor.id, userId: subject.id } : undefined;
        if (row !== undefined)
          await this.unitOfWork.write(async ({ manager }) => manager.insert(Welcome, row));
        told.push(actor.id * 1_000 + subject.id);
      }
    }
    const writer: Provider = {
      provide: Writer,
      useFactory: (unitOfWork: UnitOfWork) => new Writer(unitOfWork),
      inject: [UnitOfWork],
    };
    const { nest } = await start([writer], { log: silent, error: silent, warn });
    const ids = Object.values(await addUsers({ nest }, NAMES));
    const service = nest.get(FollowsService);
    const pairs = ids.flatMap((followerId) =>
      ids.filter((id) => id !== followerId).map((followeeId) => ({ followerId, followeeId })),
    );
    await Promise.all(
      pairs.map(async (pair) => {
        for (let round = 0; round < 3; round += 1) {
          await service.follow(pair);
          await service.unfollow(pair);
        }
      }),
    );
    await eventually(async () => told.length >= pairs.length * 6);
    const { events } = await nest
      .get(EventsService)
      .next({ types: ['follow.created', 'follow.ended'], limit: 1_000 });
    expect(told).toEqual(events.map(({ actor, subject }) => actor.id * 1_000 + subject.id));
    expect(warnings).toEqual([]);
  });

  it('keeps a follow and the row of the team together, and mails after it: the page on it is true', async () => {
    const host = await start([TeamHandlers, Mails]);
    const { ada, ...others } = await addUsers(host, NAMES);
    const fans = Object.values(others).slice(0, 4);
    const answers = [];
    for (const fan of fans) answers.push(await host.send('put', `/v1/users/${fan}/following/${ada}`));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 403]);
    expect(answers[3]!.body.code).toBe('too_many_fans');
    const { sent } = host.nest.get(Mails);
    await eventually(async () => sent.size >= 3);
    expect([...sent.values()]).toEqual(fans.slice(0, 3).map((fan) => `${ada}: You have a new fan: ${fan}`));
  });

  it('ends the start by a sentence when it can be none', async () => {
    class Twice {
      @OnChange('twice')
      one(): void {}

      @OnChange('twice')
      other(): void {}
    }
    class Nameless {
      @OnChange(' ')
      tell(): void {}
    }
    class Long {
      @OnChange('n'.repeat(101))
      tell(): void {}
    }
    class Unknown {
      @OnChange('unknown', { types: ['follow.began' as ChangeType] })
      tell(): void {}
    }
    class UnknownBefore {
      @BeforeChange('follow.began' as ChangeType)
      look(): void {}
    }
    @Injectable({ scope: Scope.REQUEST })
    class OfARequest {
      @BeforeChange()
      look(): void {}
    }
    const starting = async (provider: Provider): Promise<string> =>
      start([provider]).then(
        () => 'it started',
        (error: Error) => error.message,
      );
    expect(await starting(Twice)).toBe(
      'Two handlers keep their place as "twice", Twice.other is one: give each its own',
    );
    expect(await starting(Nameless)).toMatch('Nameless.tell needs a name of 1 to 100 characters');
    expect(await starting(Long)).toMatch('Long.tell needs a name of 1 to 100 characters');
    expect(await starting(Unknown)).toMatch(
      'Unknown.tell handles follow.began, which is no type of a change',
    );
    expect(await starting(UnknownBefore)).toMatch('UnknownBefore.look handles follow.began');
    expect(await starting(OfARequest)).toMatch('OfARequest.look handles changes, and its class is made anew');
  });
});
