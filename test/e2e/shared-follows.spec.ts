import { BlocksService, FollowsService, type FollowResult } from '@retinue/follows';
import { addUsers, countsOf } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

/** What is asked for in one turn of the event loop is in the queue together, in this order. */
describe('follows that wait together', () => {
  const service = useTestApp();

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

  it('make one edge of the same pair, which the first alone made', async () => {
    const [ann, bob, carl] = (await makeIds(3)) as [number, number, number];
    const asked = [follow(ann, bob), follow(ann, bob), follow(carl, bob), follow(ann, bob)];
    expect(await endsOf(asked)).toEqual(['followed', 'already_following', 'followed', 'already_following']);
    expect(await countsOf(service.http, bob)).toEqual([2, 0]);
    expect(await storedRows(service)).toMatchObject({ follows: 2, events: 2 });
  });

  it('answer what was after each, not after all', async () => {
    const [ann, bob, carl] = (await makeIds(3)) as [number, number, number];
    const [forth, other, back] = await Promise.all([follow(ann, bob), follow(carl, bob), follow(bob, ann)]);
    expect(forth.relationship).toMatchObject({ following: true, followedBy: false });
    expect(other.relationship).toMatchObject({ userId: carl, following: true, followedBy: false });
    expect(back.relationship).toMatchObject({ userId: bob, following: true, followedBy: true });
  });

  it('are each refused for themselves', async () => {
    const [ann, bob, carl] = (await makeIds(3)) as [number, number, number];
    await service.nest.get(BlocksService).block({ blockerId: carl, blockedId: ann });
    const asked = [
      follow(ann, bob),
      follow(ann, ann),
      follow(ann, 999_999),
      follow(ann, carl),
      follow(bob, ann),
    ];
    expect(await endsOf(asked)).toEqual([
      'followed',
      'cannot_follow_self',
      'user_not_found',
      'blocked',
      'followed',
    ]);
    expect(await storedRows(service)).toMatchObject({ follows: 2, events: 2 });
  });

  it('and unfollows of one user are in its history in the order they were asked for', async () => {
    const [ann, bob, carl, dora] = (await makeIds(4)) as [number, number, number, number];
    await follow(ann, carl);
    await endsOf([
      follow(ann, bob),
      service.nest.get(FollowsService).unfollow({ followerId: ann, followeeId: carl }),
      follow(ann, dora),
    ]);
    const { body } = await service.http.get(`/v1/users/${ann}/follow-history`);
    expect(body.items.map(({ otherId }: { otherId: number }) => otherId)).toEqual([dora, carl, bob, carl]);
  });
});
