import { type Arbitrary, array, boolean, constantFrom, integer, oneof, record } from 'fast-check';
import { EXPECTED_ACCESS } from '../../access/expected-access.js';
import type { BatchOperation } from '../model-operations.js';
import { NUMBERS, someUser } from './numbers.js';

/** A request of an operation, by its operation id; `findByEmail` is `listUsers` with `email`. */
export interface AccessRequest {
  readonly operation: string;
  /** Whom it is about. */
  readonly about: number;
  /** The other in it, never the same. */
  readonly other: number;
  /** How the path names whom it is about; `me` is whoever calls. */
  readonly named: 'id' | 'ext' | 'me';
  /** Of lists, whether they say what is between the caller and each; of changes, whether the user is to be private. */
  readonly flag: boolean;
  /** Whether it is about whoever calls, if a user does, where no path can say `me`. */
  readonly isOwn: boolean;
  /** Of a batch; of a query the pairs alone. */
  readonly rows: readonly BatchOperation[];
}

/** Operations that are asked for more often: what others may see turns on what these leave behind, or they show it. */
const OFTEN: Readonly<Record<string, number>> = {
  follow: 8,
  acceptFollowRequest: 5,
  block: 4,
  changeUser: 4,
  deleteUser: 3,
  putUser: 4,
  applyFollowBatch: 6,
  queryRelationships: 4,
  listEvents: 4,
  getUser: 6,
  listFollowers: 10,
  listFollowing: 10,
  listMutuals: 8,
  listKnownFollowers: 5,
};

/** They are about no user. */
const OF_WEBHOOKS = [
  'createWebhook',
  'listWebhooks',
  'getWebhook',
  'changeWebhook',
  'deleteWebhook',
  'rotateWebhookSecret',
  'testWebhook',
  'listWebhookDeliveries',
  'redeliverWebhook',
];

/** Whose paths have a user in the place where `me` may stand. */
const WITHOUT_ME = new Set([
  'createUser',
  'putUsers',
  'putUser',
  'listUsers',
  'listEvents',
  ...OF_WEBHOOKS,
  'findByEmail',
  'listKnownFollowers',
  'queryRelationships',
  'applyFollowBatch',
  'getLegacyFollowers',
]);

/** Those whose path takes external ids alone, or ours alone. */
const NAMED: Readonly<Record<string, 'id' | 'ext'>> = { putUser: 'ext', getLegacyFollowers: 'id' };

const otherThan = (user: number, offset: number): number => (user + offset) % NUMBERS;

const anyRequest = (operation: string): Arbitrary<AccessRequest> =>
  record({
    about: someUser,
    offset: integer({ min: 1, max: NUMBERS - 1 }),
    named: constantFrom('id' as const, 'ext' as const, 'me' as const, 'me' as const),
    flag: boolean(),
    rows: array(
      record({
        op: constantFrom('follow' as const, 'follow' as const, 'unfollow' as const),
        offset: integer({ min: 1, max: NUMBERS - 1 }),
        // Mostly of one user: one of them alone may not act for more.
        isOfAnother: integer({ min: 0, max: 4 }).map((number) => number === 0),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }).map(({ about, offset, named, flag, rows }) => ({
    operation,
    about,
    other: otherThan(about, offset),
    isOwn: named === 'me' && WITHOUT_ME.has(operation),
    named: NAMED[operation] ?? (named === 'me' && WITHOUT_ME.has(operation) ? 'ext' : named),
    flag,
    rows: rows.map((row) => {
      const by = row.isOfAnother ? otherThan(about, 1) : about;
      return { op: row.op, by, other: otherThan(by, row.offset) };
    }),
  }));

export const request: Arbitrary<AccessRequest> = oneof(
  ...[...Object.keys(EXPECTED_ACCESS), 'findByEmail'].map((operation) => ({
    weight: OFTEN[operation] ?? (OF_WEBHOOKS.includes(operation) ? 1 : 2),
    arbitrary: anyRequest(operation),
  })),
);

/** Those that few callers may send. */
export const requestOfWebhooks: Arbitrary<AccessRequest> = oneof(...OF_WEBHOOKS.map(anyRequest));

/** What users do themselves before others come: so there is something to see. */
export const opening: Arbitrary<AccessRequest> = oneof(
  ...Object.entries({ follow: 12, acceptFollowRequest: 4, block: 2, changeUser: 3 }).map(
    ([operation, weight]) => ({
      weight,
      arbitrary: anyRequest(operation).map((asked) => ({ ...asked, named: 'me' as const })),
    }),
  ),
);

/** The request as it is about the user who calls, where it says so. */
export function withoutMe(asked: AccessRequest, user: number): AccessRequest {
  if (asked.named !== 'me' && !asked.isOwn) return asked;
  const moved = (number: number): number => (number - asked.about + user + NUMBERS) % NUMBERS;
  return {
    ...asked,
    about: user,
    other: moved(asked.other),
    rows: asked.rows.map(({ op, by, other }) => ({ op, by: moved(by), other: moved(other) })),
  };
}
