import { Injectable } from '@nestjs/common';
import { DomainError } from '@retinue/common';
import { SqlReader, type Transaction, UnitOfWork } from '@retinue/database';
import {
  BeforeChange,
  type ChangeType,
  EventsService,
  FollowsImportService,
  FollowsService,
  type PendingChange,
} from '@retinue/follows';
import { UserDeletions, UsersService } from '@retinue/users';
import { bareDatabase, type BareDatabase } from '../ports/bare-database.js';
import { addUsers, type Answer, type HandlerHost, startHandlerHost } from '../hosts/handler-host.js';
import { Welcome } from '../hosts/welcomes.js';

class NotWelcomeError extends DomainError {
  constructor() {
    super({ code: 'not_welcome', kind: 'forbidden', summary: 'They are not welcome here' });
  }
}

/** Writes a row for each change, and refuses some after that. */
@Injectable()
class Doorkeeper {
  refuses: (change: PendingChange) => Error | undefined = () => undefined;

  @BeforeChange()
  async look(change: PendingChange, transaction: Transaction): Promise<void> {
    await transaction.manager.insert(Welcome, { fanId: change.actorId, userId: change.subjectId });
    const refusal = this.refuses(change);
    if (refusal !== undefined) throw refusal;
  }

  refuse(type: ChangeType, actorId: number): void {
    this.refuses = (change) =>
      change.type === type && change.actorId === actorId ? new NotWelcomeError() : undefined;
  }
}

describe('a change that a handler refuses', () => {
  let database: BareDatabase;
  let host: HandlerHost;
  let door: Doorkeeper;
  let ids: Readonly<Record<'ann' | 'ben' | 'cat' | 'dan' | 'eve', number>>;

  beforeAll(async () => {
    database = await bareDatabase();
    host = await startHandlerHost(database.url, [Doorkeeper]);
    door = host.nest.get(Doorkeeper);
  });

  afterAll(async () => {
    await host.close();
    await database.drop();
  });

  beforeEach(async () => {
    door.refuses = () => undefined;
    ids = await addUsers(host, ['ann', 'ben', 'cat', 'dan', 'eve']);
    await host.nest.get(UnitOfWork).write(async ({ manager }) => manager.deleteAll(Welcome));
  });

  const follow = async (one: number, other: number): Promise<Answer> =>
    host.send('put', `/v1/users/${one}/following/${other}`);

  /** The log and the rows of the team: one of each for each change. */
  const traces = async (): Promise<{ last: string[]; events: number; rows: number }> => {
    const { events } = await host.nest.get(EventsService).next({ user: ids.eve, limit: 1_000 });
    const [counted] = await host.nest
      .get(SqlReader)
      .all<{ readonly rows: number }>('SELECT count(*) AS rows FROM welcomes');
    const last = events.map(({ type, actor, subject }) => `${type} ${actor.id}>${subject.id}`);
    return { last: last.slice(1), events: events.length - 1, rows: counted!.rows };
  };

  const counts = async (id: number): Promise<readonly unknown[]> => {
    const { body } = await host.send('get', `/v1/users/${id}`);
    return [body['followersCount'], body['followingCount']];
  };

  const following = async (id: number): Promise<number[]> => {
    const { body } = await host.send('get', `/v1/users/${id}/followers`);
    return (body['items'] as { id: number }[]).map((user) => user.id).toSorted((one, other) => one - other);
  };

  it('leaves nothing, and whoever asked is told why', async () => {
    door.refuse('follow.created', ids.ann);
    const { status, body } = await follow(ids.ann, ids.eve);
    expect([status, body.code]).toEqual([403, 'not_welcome']);
    expect(await traces()).toEqual({ last: [], events: 0, rows: 0 });
    expect([await counts(ids.ann), await counts(ids.eve)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect((await follow(ids.ben, ids.eve)).status).toBe(201);
    expect(await traces()).toMatchObject({ events: 1, rows: 1 });
  });

  it('takes back nobody else in the same commit', async () => {
    door.refuse('follow.created', ids.ann);
    const service = host.nest.get(FollowsService);
    const all = [ids.ben, ids.ann, ids.cat, ids.dan].map(async (followerId) =>
      service.follow({ followerId, followeeId: ids.eve }).then(
        ({ outcome }) => outcome,
        (error: NotWelcomeError) => error.code,
      ),
    );
    expect(await Promise.all(all)).toEqual(['followed', 'not_welcome', 'followed', 'followed']);
    expect(await following(ids.eve)).toEqual([ids.ben, ids.cat, ids.dan]);
    expect(await counts(ids.eve)).toEqual([3, 0]);
    expect(await traces()).toMatchObject({ events: 3, rows: 3 });
  });

  it('nor does an error that is no refusal', async () => {
    const bug = new TypeError('a bug');
    door.refuses = ({ actorId }) => (actorId === ids.ann ? bug : undefined);
    const service = host.nest.get(FollowsService);
    const all = [ids.ben, ids.ann, ids.cat].map(async (followerId) =>
      service.follow({ followerId, followeeId: ids.eve }).then(
        ({ outcome }) => outcome,
        (error: unknown) => error,
      ),
    );
    expect(await Promise.all(all)).toEqual(['followed', bug, 'followed']);
    expect(await traces()).toMatchObject({ events: 2, rows: 2 });
    expect((await follow(ids.ann, ids.eve)).status).toBe(500);
  });

  it('is one refused row of a batch, of which the rest is done', async () => {
    await follow(ids.ben, ids.eve);
    door.refuse('follow.created', ids.cat);
    const operation = (op: string, id: number): object => ({ op, followerId: id, followeeId: ids.eve });
    const { status, body } = await host.send('post', '/v1/follows/batch', {
      operations: [
        operation('follow', ids.ann),
        operation('follow', ids.cat),
        operation('follow', 999_999),
        operation('unfollow', ids.ben),
        operation('follow', ids.dan),
      ],
    });
    expect(status).toBe(200);
    expect(body['items']).toMatchObject([
      { outcome: 'followed' },
      { outcome: 'refused', code: 'not_welcome', detail: 'They are not welcome here' },
      { outcome: 'refused', code: 'user_not_found' },
      { outcome: 'unfollowed' },
      { outcome: 'followed' },
    ]);
    expect(await following(ids.eve)).toEqual([ids.ann, ids.dan]);
    expect(await counts(ids.eve)).toEqual([2, 0]);
    const { last, rows } = await traces();
    expect(last).toEqual([
      `follow.created ${ids.ben}>${ids.eve}`,
      `follow.created ${ids.ann}>${ids.eve}`,
      `follow.ended ${ids.ben}>${ids.eve}`,
      `follow.created ${ids.dan}>${ids.eve}`,
    ]);
    expect(rows).toBe(4);
  });

  it('is no follow when the request for it is to be accepted: it still waits', async () => {
    await host.send('patch', `/v1/users/${ids.eve}`, { isPrivate: true });
    await follow(ids.ann, ids.eve);
    const before = await traces();
    door.refuse('follow.created', ids.eve);
    const path = `/v1/users/${ids.eve}/follow-requests/${ids.ann}`;
    expect((await host.send('put', path)).body.code).toBe('not_welcome');
    expect(await traces()).toEqual(before);
    door.refuses = () => undefined;
    expect((await host.send('put', path)).status).toBe(201);
  });

  it('is a request that is rejected, when its user turns public; the others are accepted', async () => {
    await host.send('patch', `/v1/users/${ids.eve}`, { isPrivate: true });
    for (const id of [ids.ann, ids.ben, ids.cat]) await follow(id, ids.eve);
    door.refuses = ({ type, subjectId }) =>
      type === 'follow.created' && subjectId === ids.ben ? new NotWelcomeError() : undefined;
    expect((await host.send('patch', `/v1/users/${ids.eve}`, { isPrivate: false })).status).toBe(200);
    expect(await following(ids.eve)).toEqual([ids.ann, ids.cat]);
    const { last, events, rows } = await traces();
    expect(last).toContain(`request.rejected ${ids.eve}>${ids.ben}`);
    expect(rows).toBe(events);
  });

  it('takes the whole of a block back, and the whole of an import', async () => {
    await follow(ids.ann, ids.eve);
    const before = await traces();
    door.refuse('follow.ended', ids.eve);
    expect((await host.send('put', `/v1/users/${ids.eve}/blocks/${ids.ann}`)).body.code).toBe('not_welcome');
    door.refuse('follow.created', ids.cat);
    const edges = [ids.ben, ids.cat].map((followerId) => ({ followerId, followeeId: ids.eve }));
    await expect(host.nest.get(FollowsImportService).add(edges)).rejects.toThrow(NotWelcomeError);
    expect(await traces()).toEqual(before);
    expect(await following(ids.eve)).toEqual([ids.ann]);
  });

  it('of a transaction of the host leaves the rest of it', async () => {
    door.refuse('follow.created', ids.ann);
    const service = host.nest.get(FollowsService);
    await host.nest.get(UnitOfWork).write(async (transaction) => {
      const edge = { followerId: ids.ann, followeeId: ids.eve };
      await expect(service.follow(edge, { transaction })).rejects.toThrow(NotWelcomeError);
      await service.follow({ followerId: ids.ben, followeeId: ids.eve }, { transaction });
    });
    expect(await following(ids.eve)).toEqual([ids.ben]);
    expect(await traces()).toMatchObject({ events: 1, rows: 1 });
  });

  it('is a deletion as long as the user is there; the follows of one who is gone end whatever is refused', async () => {
    await follow(ids.eve, ids.ann);
    await follow(ids.ben, ids.eve);
    door.refuse('user.deleted', ids.eve);
    expect((await host.send('delete', `/v1/users/${ids.eve}`)).body.code).toBe('not_welcome');
    expect(await counts(ids.eve)).toEqual([1, 1]);
    const before = await traces();
    door.refuses = ({ cause, subjectId }) =>
      cause === 'leave' && subjectId === ids.ann ? new NotWelcomeError() : undefined;
    await host.nest.get(UsersService).delete(ids.eve);
    await host.nest.get(UserDeletions, { strict: false }).finished();
    expect([await counts(ids.ann), await counts(ids.ben)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const { events, rows } = await traces();
    // The deletion and the two follows; what the handler wrote of the one that it refused is gone.
    expect([events - before.events, rows - before.rows]).toEqual([3, 2]);
  });
});
