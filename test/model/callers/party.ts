import type { Scope } from '@retinue/access';
import { type Arbitrary, constant, constantFrom, oneof, record } from 'fast-check';
import { someUser } from './numbers.js';

/** Credentials that are good for nothing. */
export const BAD_CREDENTIALS = [
  'an expired token',
  'a forged token',
  'a revoked key',
  'another scheme',
] as const;

/** Who sends a request, and how they say so. Users are numbered; there may be no user of a number. */
export type Party =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'bad'; readonly which: (typeof BAD_CREDENTIALS)[number] }
  | { readonly kind: 'user'; readonly user: number; readonly scopes?: readonly Scope[] }
  | { readonly kind: 'service'; readonly scopes: readonly Scope[] }
  /** A key with `Act-As`. */
  | {
      readonly kind: 'acting';
      readonly user: number;
      readonly scopes: readonly Scope[];
      readonly by: 'id' | 'ext';
    };

/** What tokens are limited to. */
const TOKEN_SCOPES: readonly (readonly Scope[])[] = [
  ['users:read'],
  ['follows:read'],
  ['users:read', 'follows:write'],
  ['users:write', 'emails:read'],
  ['admin'],
];

/** What keys are for. */
const KEY_SCOPES: readonly (readonly Scope[])[] = [
  ['users:read'],
  ['users:read', 'emails:read'],
  ['users:write'],
  ['follows:read'],
  ['follows:write'],
  ['emails:read'],
  ['events:read'],
  ['webhooks:write', 'act-as'],
  ['admin'],
];

/** Users with tokens that nothing limits. */
export const plainUser: Arbitrary<Party> = record({ kind: constant('user' as const), user: someUser });

/** Services that may have what happens sent somewhere. */
export const keeperOfWebhooks: Arbitrary<Party> = record({
  kind: constant('service' as const),
  scopes: constantFrom<readonly Scope[]>(['webhooks:write', 'act-as'], ['admin']),
});

export const party: Arbitrary<Party> = oneof(
  { weight: 12, arbitrary: plainUser },
  {
    weight: 6,
    arbitrary: record({
      kind: constant('user' as const),
      user: someUser,
      scopes: constantFrom(...TOKEN_SCOPES),
    }),
  },
  {
    weight: 5,
    arbitrary: record({ kind: constant('service' as const), scopes: constantFrom(...KEY_SCOPES) }),
  },
  {
    weight: 3,
    arbitrary: record({
      kind: constant('acting' as const),
      user: someUser,
      scopes: constantFrom<readonly Scope[]>(
        ['act-as'],
        ['act-as'],
        ['admin'],
        ['users:write', 'follows:write'],
      ),
      by: constantFrom('id' as const, 'ext' as const),
    }),
  },
  { weight: 2, arbitrary: constant<Party>({ kind: 'nobody' }) },
  {
    weight: 1,
    arbitrary: record({ kind: constant('bad' as const), which: constantFrom(...BAD_CREDENTIALS) }),
  },
);
