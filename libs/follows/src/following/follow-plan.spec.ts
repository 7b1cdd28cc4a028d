import type { UserReference } from '@retinue/users';
import { array, assert as assertProperty, constantFrom, property, record } from 'fast-check';
import type { Edge } from './follow.js';
import { FollowPlan, type PlannedOperation, type OperationResult } from './follow-plan.js';
import { FollowPolicy } from './follow.policy.js';
import type { FollowState } from './follow-state.js';

const [ANN, BOB, SECRET, BRAND, NOBODY] = [1, 2, 3, 4, 9];

const USERS = new Map<number, UserReference>(
  [
    { id: ANN, externalId: null, type: 'person', isPrivate: false },
    { id: BOB, externalId: null, type: 'person', isPrivate: false },
    { id: SECRET, externalId: null, type: 'person', isPrivate: true },
    { id: BRAND, externalId: null, type: 'brand', isPrivate: false },
  ].map((user) => [user.id, user]),
);

const FOLLOW_STATES: readonly FollowState[] = ['none', 'requested', 'following', 'blocked'];

describe('a plan of follows and unfollows', () => {
  it.each([
    ['none', BOB, 'followed', 'not_following'],
    ['none', SECRET, 'requested', 'not_following'],
    ['requested', SECRET, 'already_requested', 'request_withdrawn'],
    // Bob has turned public meanwhile, and his turn to accept has not come yet.
    ['requested', BOB, 'followed', 'request_withdrawn'],
    ['following', BOB, 'already_following', 'unfollowed'],
    ['following', SECRET, 'already_following', 'unfollowed'],
    ['blocked', BOB, 'blocked', 'not_following'],
  ] as const)(
    'from %s with user %i, a follow is %s and an unfollow is %s',
    (state, other, followed, ended) => {
      const results = (['follow', 'unfollow'] as const).map((op) =>
        saidBy(planOf([ANN, other, state]).take({ op, followerId: ANN, followeeId: other })),
      );
      expect(results).toEqual([followed, ended]);
    },
  );

  it('refuses to follow oneself, but has nothing against unfollowing oneself', () => {
    const plan = planOf();
    expect(saidBy(plan.take(follow(ANN, ANN)))).toBe('cannot_follow_self');
    expect(saidBy(plan.take(unfollow(ANN, ANN)))).toBe('not_following');
  });

  it('refuses whoever does not exist, at either end, and names which', () => {
    const plan = planOf([ANN, NOBODY, 'none'], [NOBODY, ANN, 'none']);
    const refusals = [follow(NOBODY, ANN), unfollow(ANN, NOBODY)].map((operation) => plan.take(operation));
    expect(refusals).toMatchObject([
      { refusal: { code: 'user_not_found', values: [{ name: 'followerId' }] } },
      { refusal: { code: 'user_not_found', values: [{ name: 'followeeId' }] } },
    ]);
  });

  it('asks the policy about a new follow only: who follows or waits already keeps that', () => {
    const policy = new FollowPolicy('person>person');
    const said = (['none', 'requested', 'following'] as const).map((state) =>
      saidBy(planWith(policy, [ANN, BRAND, state]).take(follow(ANN, BRAND))),
    );
    expect(said).toEqual(['follow_not_allowed', 'followed', 'already_following']);
  });

  it('goes on after a refusal as though that operation had not been there', () => {
    const plan = planOf([ANN, BOB, 'none'], [ANN, NOBODY, 'none']);
    const said = [follow(ANN, NOBODY), follow(ANN, BOB), follow(ANN, ANN), follow(ANN, BOB)].map(
      (operation) => saidBy(plan.take(operation)),
    );
    expect(said).toEqual(['user_not_found', 'followed', 'cannot_follow_self', 'already_following']);
    expect(plan.changes()).toEqual({ ...NO_CHANGES, newFollows: [edge(ANN, BOB)] });
  });

  it('makes a new follow of one that is ended and made again, and a new request likewise', () => {
    const plan = planOf([ANN, BOB, 'following'], [ANN, SECRET, 'requested']);
    for (const other of [BOB, SECRET]) {
      plan.take(unfollow(ANN, other));
      plan.take(follow(ANN, other));
    }
    expect(plan.changes()).toEqual({
      endedFollows: [edge(ANN, BOB)],
      newFollows: [edge(ANN, BOB)],
      withdrawnRequests: [edge(ANN, SECRET)],
      followedRequests: [],
      newRequests: [edge(ANN, SECRET)],
    });
  });

  it('turns a follower of a private user that unfollows and follows again into one who asks', () => {
    const plan = planOf([ANN, SECRET, 'following']);
    expect([unfollow(ANN, SECRET), follow(ANN, SECRET)].map((each) => saidBy(plan.take(each)))).toEqual([
      'unfollowed',
      'requested',
    ]);
    expect(plan.changes()).toEqual({
      ...NO_CHANGES,
      endedFollows: [edge(ANN, SECRET)],
      newRequests: [edge(ANN, SECRET)],
    });
  });

  it('keeps the two directions of a pair apart', () => {
    const plan = planOf([ANN, BOB, 'following'], [BOB, ANN, 'none']);
    plan.take(unfollow(BOB, ANN));
    plan.take(unfollow(ANN, BOB));
    expect(plan.changes()).toEqual({ ...NO_CHANGES, endedFollows: [edge(ANN, BOB)] });
  });

  it('carried out, leaves every pair where taking the operations one plan each would', () => {
    const ids = constantFrom(ANN, BOB, SECRET, BRAND);
    const operation = record({ op: constantFrom('follow', 'unfollow'), followerId: ids, followeeId: ids });
    const policy = new FollowPolicy('person>person,brand>person');
    assertProperty(
      property(
        array(constantFrom(...FOLLOW_STATES), { minLength: 16, maxLength: 16 }),
        array(operation, { maxLength: 15 }),
        (states, operations) => {
          const before = new Map<string, FollowState>();
          const rest = [...states];
          for (const followerId of USERS.keys()) {
            for (const followeeId of USERS.keys()) {
              const state = rest.pop() ?? 'none';
              if (followerId !== followeeId) before.set(`${followerId} ${followeeId}`, state);
            }
          }
          const together = carriedOut(policy, before, operations);
          const alone = { now: before, said: [] as string[] };
          for (const each of operations) {
            const { now, said } = carriedOut(policy, alone.now, [each]);
            alone.now = now;
            alone.said.push(...said);
          }
          expect(together.said).toEqual(alone.said);
          expect(together.now).toEqual(alone.now);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});

const NO_CHANGES = {
  withdrawnRequests: [],
  followedRequests: [],
  endedFollows: [],
  newFollows: [],
  newRequests: [],
};

function edge(followerId: number, followeeId: number): Edge {
  return { followerId, followeeId };
}

function follow(followerId: number, followeeId: number): PlannedOperation {
  return { op: 'follow', followerId, followeeId };
}

function unfollow(followerId: number, followeeId: number): PlannedOperation {
  return { op: 'unfollow', followerId, followeeId };
}

type PairState = readonly [followerId: number, followeeId: number, state: FollowState];

function planOf(...pairs: readonly PairState[]): FollowPlan {
  return planWith(new FollowPolicy(), ...pairs);
}

function planWith(policy: FollowPolicy, ...pairs: readonly PairState[]): FollowPlan {
  return new FollowPlan(
    policy,
    USERS,
    pairs.map(([followerId, followeeId, state]) => [edge(followerId, followeeId), state] as const),
  );
}

function keyOf({ followerId, followeeId }: Edge): string {
  return `${followerId} ${followeeId}`;
}

/** The outcome, or the code of the refusal. */
function saidBy(result: OperationResult): string {
  return 'outcome' in result ? result.outcome : result.refusal.code;
}

/** What a plan says of each operation, and the states once its changes are made, as a database makes them. */
function carriedOut(
  policy: FollowPolicy,
  before: ReadonlyMap<string, FollowState>,
  operations: readonly PlannedOperation[],
): { now: Map<string, FollowState>; said: string[] } {
  const pairs = operations.flatMap(({ followerId, followeeId }): PairState[] => {
    const state = before.get(`${followerId} ${followeeId}`);
    return state === undefined ? [] : [[followerId, followeeId, state]];
  });
  const plan = planWith(policy, ...pairs);
  const said = operations.map((operation) => saidBy(plan.take(operation)));
  const now = new Map(before);
  const set = (edges: readonly Edge[], expected: FollowState, state: FollowState): void => {
    for (const { followerId, followeeId } of edges) {
      const key = `${followerId} ${followeeId}`;
      expect(now.get(key)).toBe(expected);
      now.set(key, state);
    }
  };
  const { withdrawnRequests, followedRequests, endedFollows, newFollows, newRequests } = plan.changes();
  set(withdrawnRequests, 'requested', 'none');
  set(followedRequests, 'requested', 'none');
  const made = new Set(newFollows.map(keyOf));
  expect(followedRequests.filter((request) => !made.has(keyOf(request)))).toEqual([]);
  expect(withdrawnRequests.filter((request) => made.has(keyOf(request)))).toEqual([]);
  set(endedFollows, 'following', 'none');
  set(newFollows, 'none', 'following');
  set(newRequests, 'none', 'requested');
  return { now, said };
}
