import { BlocksService, FollowsService, type FollowResult } from '@retinue/follows';
import { addUsers } from '../support/people.js';
import { readIds } from '../support/pages.js';
import { useNewTestApp } from '../support/start-test-app.js';

/**
 * On SQLite, what is asked for in one turn of the event loop is in the queue together, in this order, whoever asks. PostgreSQL
 * has many connections: there, a client's order is kept by its waiting for answers, and nobody else's is promised.
 */
describe('writes that wait together', () => {
  const service = useNewTestApp();

  const makeIds = async (count: number): Promise<number[]> =>
    (await addUsers(service, count)).map(({ id }) => id);

  const follow = async (followerId: number, followeeId: number): Promise<FollowResult> =>
    service.nest.get(FollowsService).follow({ followerId, followeeId });

  /** How each ended: what it answered, or the code of what refused it. */
  const endsOf = async (asked: readonly Promise<unknown>[]): Promise<unknown[]> => {
    const settled = await Promise.allSettled(asked);
    return settled.map((end) =>
      end.status === 'fulfilled'
        ? ((end.value as FollowResult | undefined)?.outcome ?? end.value)
        : (end.reason as { readonly code: string }).code,
    );
  };

  it('are done in the order they were asked for, shared or not', async () => {
    const [ann, bob] = (await makeIds(2)) as [number, number];
    const follows = service.nest.get(FollowsService);
    const asked = [
      follow(ann, bob),
      follows.unfollow({ followerId: ann, followeeId: bob }),
      follow(ann, bob),
      service.nest.get(BlocksService).block({ blockerId: bob, blockedId: ann }),
      follow(ann, bob),
      service.nest.get(BlocksService).unblock({ blockerId: bob, blockedId: ann }),
      follow(ann, bob),
    ];
    expect(await endsOf(asked)).toMatchObject([
      'followed',
      'unfollowed',
      'followed',
      expect.anything(),
      'blocked',
      undefined,
      'followed',
    ]);
    expect(await readIds(service.http, `/v1/users/${bob}/followers`)).toEqual([ann]);
    const history = await service.http.get(`/v1/users/${ann}/follow-history`);
    expect(
      history.body.items.map(({ change, cause }: Record<string, string>) => `${change} ${cause}`),
    ).toEqual(['gained follow', 'lost block', 'gained follow', 'lost unfollow', 'gained follow']);
  });
});
