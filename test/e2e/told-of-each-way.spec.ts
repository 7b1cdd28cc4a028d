import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@retinue/database';
import {
  BeforeChange,
  BLOCKS,
  type ChangeEvent,
  EventsService,
  FOLLOWS,
  FollowsImportService,
  FOLLOW_REQUESTS,
  OnChange,
  type PendingChange,
  RelationsImportService,
} from '@retinue/follows';
import { UserDeletions, UsersBulkImports, UsersImportService, UsersService } from '@retinue/users';
import { relationTarget } from '../../apps/cli/src/import/relation-records.js';
import { userTarget } from '../../apps/cli/src/import/user-records.js';
import { bareDatabase, type BareDatabase } from '../ports/bare-database.js';
import { eventually } from '../support/pairs.js';
import { addPeople, type Ids, type Way, WAYS } from '../support/ways-of-follows.js';
import { type HandlerHost, startHandlerHost } from '../hosts/handler-host.js';

type Told = readonly [type: string, cause: string, actorId: number, subjectId: number, data: object];

/** Writes down what it is told. */
@Injectable()
class Notebook {
  readonly before: Told[] = [];
  readonly after: Told[] = [];

  @BeforeChange()
  noteBefore({ type, cause, actorId, subjectId, data }: PendingChange): void {
    this.before.push([type, cause, actorId, subjectId, data]);
  }

  @OnChange('notebook')
  async noteAfter(change: ChangeEvent): Promise<void> {
    this.after.push(toldOf(change));
  }
}

function toldOf({ type, cause, actor, subject, data }: ChangeEvent): Told {
  return [type, cause, actor.id, subject.id, data];
}

type Does = (host: HandlerHost, ids: Ids) => Promise<unknown>;

/** What no route does, or does otherwise. */
const OTHER_WAYS: Readonly<Record<string, readonly [does: Does, tells: readonly string[]]>> = {
  'an import of follows': [
    async ({ nest }, { ann, ben, cat, ida }) =>
      nest.get(FollowsImportService, { strict: false }).add([
        { followerId: cat, followeeId: ann },
        { followerId: cat, followeeId: ben },
        { followerId: ann, followeeId: ida },
      ]),
    ['request.accepted', 'follow.created', 'follow.created', 'follow.created'],
  ],
  'an import of a block': [
    async ({ nest }, { ann, ben }) =>
      nest.get(RelationsImportService, { strict: false }).add(BLOCKS, [{ fromId: ann, toId: ben }]),
    ['block.created', 'follow.ended', 'follow.ended'],
  ],
  'an import of a request': [
    async ({ nest }, { ben, ida }) =>
      nest.get(RelationsImportService, { strict: false }).add(FOLLOW_REQUESTS, [{ fromId: ben, toId: ida }]),
    ['request.created'],
  ],
  'an import of users': [
    async ({ nest }) =>
      nest.get(UsersImportService, { strict: false }).add([{ firstName: 'Zoe', externalId: 'zoe' }]),
    ['user.created'],
  ],
  'an import of very many users': [
    async ({ nest }) => {
      const bulk = await nest.get(UsersBulkImports, { strict: false }).open();
      try {
        await bulk.stage([{ line: 1, firstName: 'Zoe', externalId: 'zia', version: 3 }]);
        await bulk.addAll();
      } finally {
        await bulk.close();
      }
    },
    ['user.created'],
  ],
  'a mute, and its end': [
    async ({ send }, { ann, ben }) => {
      await send('put', `/v1/users/${ann}/mutes/${ben}`, { expiresAt: '2999-01-31T00:00:00Z' });
      await send('delete', `/v1/users/${ann}/mutes/${ben}`);
    },
    ['mute.created', 'mute.ended'],
  ],
  'a block, and its end': [
    async ({ send }, { ann, cat }) => {
      await send('put', `/v1/users/${ann}/blocks/${cat}`);
      await send('delete', `/v1/users/${ann}/blocks/${cat}`);
    },
    ['block.created', 'block.ended'],
  ],
  'a request that is withdrawn': [
    async ({ send }, { ann, ida }) => send('delete', `/v1/users/${ann}/following/${ida}`),
    ['request.withdrawn'],
  ],
  'a request that is rejected': [
    async ({ send }, { ann, ida }) => send('delete', `/v1/users/${ida}/follow-requests/${ann}`),
    ['request.rejected'],
  ],
};

const routes = (way: Way): Does => {
  const [method, path, body] = way.send;
  return async ({ send }) => {
    const { status } = await send(method, path, body);
    expect(status).toBeLessThan(300);
  };
};

describe('handlers are told of', () => {
  let database: BareDatabase;
  let host: HandlerHost;
  let notebook: Notebook;
  let ids: Ids;

  beforeAll(async () => {
    database = await bareDatabase();
    host = await startHandlerHost(database.url, [Notebook]);
    notebook = host.nest.get(Notebook);
  });

  afterAll(async () => {
    await host.close();
    await database.drop();
  });

  beforeEach(async () => {
    ids = await addPeople(host);
  });

  afterEach(async () => {
    for (const externalId of ['ann', 'ben', 'cat', 'ida'])
      await host.nest
        .get(UsersService)
        .delete({ externalId })
        .catch(() => undefined);
    await host.nest.get(UserDeletions, { strict: false }).finished();
  });

  /** What the log says, which is the measure. */
  const logged = async (): Promise<Told[]> => {
    const { events, isUpToDate } = await host.nest.get(EventsService).next({ limit: 1_000 });
    expect(isUpToDate).toBe(true);
    return events.map(toldOf);
  };

  const toldBy = async (does: Does): Promise<Told[]> => {
    const { length } = await logged();
    await does(host, ids);
    await host.nest.get(UserDeletions, { strict: false }).finished();
    const all = await logged();
    expect(notebook.before).toEqual(all);
    await eventually(async () => notebook.after.length >= all.length);
    expect(notebook.after).toEqual(all);
    return all.slice(length);
  };

  it.each(Object.entries(WAYS))('%s', async (_name, way) => {
    const told = await toldBy(routes(way));
    expect(told.filter(([type]) => type.startsWith('follow.'))).toHaveLength(way.events.length);
  });

  it.each(Object.entries(OTHER_WAYS))('%s', async (_name, [does, tells]) => {
    expect((await toldBy(does)).map(([type]) => type)).toEqual(tells);
  });

  it('each by itself: the command line imports nothing as a whole where there are handlers', () => {
    const targets = [userTarget(host.nest), relationTarget(host.nest, FOLLOWS)];
    expect(targets.map(({ load }) => load)).toEqual([undefined, undefined]);
  });

  it('a follow whose transaction is taken back: before it, and not after', async () => {
    const before = notebook.before.length;
    const unit = host.nest.get(UnitOfWork).write(async (transaction) => {
      await host.nest
        .get(FollowsImportService)
        .add([{ followerId: ids.cat, followeeId: ids.ann }], { transaction });
      throw new Error('taken back');
    });
    await expect(unit).rejects.toThrow('taken back');
    expect(notebook.before.splice(before).map(([type]) => type)).toEqual(['follow.created']);
    await toldBy(async ({ send }) => send('delete', `/v1/users/${ids.ann}/following/${ids.ben}`));
  });
});
