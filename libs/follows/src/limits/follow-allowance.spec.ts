import type { UserReference } from '@retinue/users';
import { array, assert as assertProperty, constantFrom, integer, option, property, record } from 'fast-check';
import { FollowPlan, type PlannedOperation } from '../following/follow-plan.js';
import { FollowPolicy } from '../following/follow.policy.js';
import type { FollowState } from '../following/follow-state.js';
import { FollowAllowance } from './follow-allowance.js';
import { checkedLimits, DAY_MS, type FollowLimits } from './follow-limits.js';
import type { FollowTally } from './follow-tallies.repository.js';

const ANN = 1;
const OTHERS = [2, 3, 4, 5, 6, 7] as const;
const NOW = new Date('2026-11-26T12:00:00.000Z');

/** The even ones are private. */
const USERS = new Map<number, UserReference>(
  [ANN, ...OTHERS].map((id) => [id, { id, externalId: null, type: 'person', isPrivate: id % 2 === 0 }]),
);

/** Where Ann stands with the others, and how much she has begun today. */
interface World {
  readonly states: ReadonlyMap<number, FollowState>;
  readonly starts: number;
  readonly nextToLeave: Date | undefined;
}

const countOf = ({ states }: World, state: FollowState): number =>
  [...states.values()].filter((each) => each === state).length;

/** Takes operations of Ann's in one plan, as a repository would tell it of the world. */
function carriedOut(
  limits: FollowLimits,
  world: World,
  operations: readonly Pick<PlannedOperation, 'op' | 'followeeId'>[],
): { world: World; said: string[] } {
  const tally: FollowTally = {
    following: countOf(world, 'following'),
    requests: countOf(world, 'requested'),
    starts: world.starts,
    nextToLeave: world.nextToLeave,
  };
  const allowance = new FollowAllowance(limits, new Map([[ANN, tally]]), NOW);
  const edges = operations.map(
    ({ followeeId }) => [{ followerId: ANN, followeeId }, world.states.get(followeeId) ?? 'none'] as const,
  );
  const plan = new FollowPlan(new FollowPolicy(), USERS, edges, allowance);
  const said = operations.map((operation) => {
    const result = plan.take({ followerId: ANN, ...operation });
    return 'outcome' in result ? result.outcome : `${result.refusal.code} ${result.refusal.message}`;
  });
  const states = new Map(world.states);
  const { endedFollows, withdrawnRequests, followedRequests, newFollows, newRequests } = plan.changes();
  for (const { followeeId } of [...endedFollows, ...withdrawnRequests, ...followedRequests])
    states.delete(followeeId);
  for (const { followeeId } of newFollows) states.set(followeeId, 'following');
  for (const { followeeId } of newRequests) states.set(followeeId, 'requested');
  const made = allowance.starts().reduce((sum, { starts }) => sum + starts, 0);
  const nextToLeave = world.nextToLeave ?? (made > 0 ? NOW : undefined);
  return { world: { states, starts: world.starts + made, nextToLeave }, said };
}

const NEW: World = { states: new Map(), starts: 0, nextToLeave: undefined };

const follow = (followeeId: number) => ({ op: 'follow', followeeId }) as const;
const unfollow = (followeeId: number) => ({ op: 'unfollow', followeeId }) as const;

/** The outcome, or the code of the refusal. */
const briefly = (said: readonly string[]): string[] => said.map((each) => each.replace(/ .*/s, ''));

describe('the limits of following', () => {
  it('count a request that waits as the follow that it may become', () => {
    const { said } = carriedOut({ maxFollowing: 2 }, NEW, [follow(2), follow(3), follow(5), follow(4)]);
    expect(briefly(said)).toEqual(['requested', 'followed', 'too_many_followed', 'too_many_followed']);
  });

  it('leave room again where a follow or a request has ended', () => {
    const operations = [follow(2), unfollow(2), follow(3), follow(5), unfollow(3), follow(5)];
    const { said } = carriedOut({ maxFollowing: 1, maxPendingRequests: 1 }, NEW, operations);
    expect(briefly(said)).toEqual([
      'requested',
      'request_withdrawn',
      'followed',
      'too_many_followed',
      'unfollowed',
      'followed',
    ]);
  });

  it('of requests keep nobody from following public users', () => {
    const { said } = carriedOut({ maxPendingRequests: 1 }, NEW, [follow(2), follow(4), follow(3)]);
    expect(briefly(said)).toEqual(['requested', 'too_many_requests_pending', 'followed']);
  });

  it('of a day count what was begun, also if it was taken back', () => {
    const operations = [follow(3), unfollow(3), follow(2), unfollow(2), follow(3)];
    const { said, world } = carriedOut({ maxFollowsPerDay: 2 }, NEW, operations);
    expect(briefly(said).at(-1)).toBe('too_many_follows_today');
    expect(world.starts).toBe(2);
  });

  it('say nothing of what stands already, however much that is', () => {
    const states = new Map<number, FollowState>([
      [2, 'requested'],
      [3, 'following'],
      [5, 'requested'],
    ]);
    const limits = { maxFollowing: 1, maxPendingRequests: 1, maxFollowsPerDay: 1 };
    const world = { states, starts: 9, nextToLeave: NOW };
    // 5 has turned public since, and follows of it are accepted in the background.
    const { said } = carriedOut(limits, world, [follow(2), follow(3), follow(5)]);
    expect(briefly(said)).toEqual(['already_requested', 'already_following', 'followed']);
  });

  it('name the time from which on the next is possible', () => {
    const nextToLeave = new Date(NOW.getTime() - DAY_MS + 1_500);
    const allowance = new FollowAllowance(
      { maxFollowsPerDay: 3 },
      new Map([[ANN, { following: 0, requests: 0, starts: 3, nextToLeave }]]),
      NOW,
    );
    expect(() => allowance.take(ANN, ANN, 'none', 'following')).toThrow(
      expect.objectContaining({
        code: 'too_many_follows_today',
        retryAfterSeconds: 2,
        message: expect.stringContaining('2026-11-26T12:00:01.500Z') as string,
      }),
    );
  });

  it('speak of what waiting does not mend first', () => {
    const limits = { maxFollowing: 1, maxFollowsPerDay: 1 };
    expect(briefly(carriedOut(limits, NEW, [follow(3), follow(5)]).said).at(-1)).toBe('too_many_followed');
  });

  it.each([0, -1, 1.5, Number.NaN, 1e12])('are whole numbers from 1 on, and not %p', (maxFollowing) => {
    expect(() => checkedLimits({ maxFollowing })).toThrow('maxFollowing must be a whole number from 1');
  });

  it('are none when none is given', () => {
    expect(checkedLimits({ maxFollowing: undefined })).toBeUndefined();
  });

  it('are never passed, and many operations in one plan come to what one plan each would', () => {
    const limit = option(integer({ min: 1, max: 4 }), { nil: undefined });
    const operation = record({ op: constantFrom('follow', 'unfollow'), followeeId: constantFrom(...OTHERS) });
    assertProperty(
      property(
        record({ maxFollowing: limit, maxFollowsPerDay: limit, maxPendingRequests: limit }),
        array(operation, { maxLength: 20 }),
        (limits, operations) => {
          const together = carriedOut(limits, NEW, operations);
          const alone = { world: NEW, said: [] as string[] };
          for (const each of operations) {
            const { world, said } = carriedOut(limits, alone.world, [each]);
            alone.world = world;
            alone.said.push(...said);
            const { maxFollowing = 99, maxFollowsPerDay = 99, maxPendingRequests = 99 } = limits;
            const requests = countOf(world, 'requested');
            expect(countOf(world, 'following') + requests).toBeLessThanOrEqual(maxFollowing);
            expect(requests).toBeLessThanOrEqual(maxPendingRequests);
            expect(world.starts).toBeLessThanOrEqual(maxFollowsPerDay);
          }
          expect(together).toEqual(alone);
        },
      ),
      { numRuns: 500 },
    );
  });
});
