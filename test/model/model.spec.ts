import { isDeepStrictEqual } from 'node:util';
import {
  type Arbitrary,
  array,
  assert as assertProperty,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  record,
} from 'fast-check';
import { TEST_SEED } from '../support/test-seed.js';
import type { FollowModel } from './follow-model.js';
import type { Operation, UserType } from './model-operations.js';
import { possibleStates } from './linearization.js';
import { ServiceUnderTest } from './service-under-test.js';

const TYPES: readonly UserType[] = ['person', 'person', 'person', 'person', 'brand', 'brand'];
const RUNS = 20;

const user = nat(TYPES.length - 1);
const twoUsers = { by: user, other: user };

const operation: Arbitrary<Operation> = oneof(
  ...(
    [
      ['follow', 12],
      ['unfollow', 4],
      ['accept', 5],
      ['reject', 2],
      ['remove', 2],
      ['block', 2],
      ['unblock', 3],
      ['mute', 1],
      ['unmute', 1],
    ] as const
  ).map(([kind, weight]) => ({ weight, arbitrary: record({ kind: constant(kind), ...twoUsers }) })),
  {
    weight: 5,
    arbitrary: record({ kind: constant('setPrivate' as const), by: user, isPrivate: boolean() }),
  },
  {
    weight: 1,
    arbitrary: record({
      kind: constant('setType' as const),
      by: user,
      type: constantFrom('person' as const, 'brand' as const),
    }),
  },
  ...(['readUser', 'readFollowers', 'readFollowing'] as const).map((kind) => ({
    weight: 1,
    arbitrary: record({ kind: constant(kind), by: user }),
  })),
  {
    weight: 4,
    arbitrary: record({
      kind: constant('batch' as const),
      dryRun: boolean(),
      rows: array(record({ op: constantFrom('follow' as const, 'unfollow' as const), ...twoUsers }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
  },
);

/** Operations that several clients send at once; rarely, one of them deletes a user. */
const round = array(
  oneof(
    { weight: 100, arbitrary: operation },
    { weight: 1, arbitrary: record({ kind: constant('delete' as const), by: user }) },
  ),
  { minLength: 1, maxLength: 6 },
);

test(`several clients at once leave exactly what the rules allow, in every list, count and history (TEST_SEED=${TEST_SEED})`, async () => {
  let sent = 0;
  await assertProperty(
    asyncProperty(array(round, { minLength: 40, maxLength: 60, size: 'max' }), async (rounds) => {
      const [service, start] = await ServiceUnderTest.start(TYPES);
      try {
        let states = [start];
        for (const operations of rounds) {
          const answers = await Promise.all(operations.map((one) => service.send(one)));
          sent += operations.length;
          const observed = operations.map((one, index) => ({ operation: one, answer: answers[index]! }));
          states = possibleStates(states, observed);
          if (states.length === 0) {
            throw new Error(`No order of these explains their answers: ${JSON.stringify(observed)}`);
          }
          states = await narrow(service, states, operations);
        }
        const differences = await Promise.all(states.map((state) => service.difference(state)));
        if (!differences.includes(undefined)) throw new Error(differences[0]);
        expect(await service.flaws()).toEqual([]);
        for (const state of states) expectSound(state);
      } finally {
        await service.close();
      }
    }),
    // Shrinking sends everything again, up to the test's limit, and what needs a race may not show again.
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(sent).toBeGreaterThan(2_000);
}, 600_000);

/** Keeps the states that the relationships of all pairs agree with; when several do, the histories decide. */
async function narrow(
  service: ServiceUnderTest,
  states: readonly FollowModel[],
  operations: readonly Operation[],
): Promise<FollowModel[]> {
  const seen = await service.relationships(states[0]!);
  const agreeing = states.filter((state) =>
    isDeepStrictEqual(ServiceUnderTest.expectedRelationships(state), seen),
  );
  if (agreeing.length === 0) {
    throw new Error(
      `After ${JSON.stringify(operations)} the service has other relationships than any order allows: ${JSON.stringify(seen)}`,
    );
  }
  if (agreeing.length === 1) return agreeing;
  const explained: FollowModel[] = [];
  let difference: string | undefined;
  for (const state of agreeing) {
    difference = await service.difference(state);
    if (difference === undefined) explained.push(state);
  }
  if (explained.length === 0) throw new Error(`After ${JSON.stringify(operations)}: ${difference}`);
  return explained;
}

/** What holds whatever happened. Where the service equals the model, it holds there. */
function expectSound({ users, follows, requests, blocks }: FollowModel): void {
  for (const edge of follows) {
    const [follower = '', followee = ''] = edge.split('>');
    expect(follower).not.toBe(followee);
    expect(requests.has(edge)).toBe(false);
    expect([blocks.has(edge), blocks.has(`${followee}>${follower}`)]).toEqual([false, false]);
    expect([users[Number(follower)], users[Number(followee)]]).not.toContain(undefined);
  }
}
