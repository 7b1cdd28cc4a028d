import { assert as assertProperty, boolean, constantFrom, property, record, subarray } from 'fast-check';
import { type Action, ACTIONS } from './action.js';
import type { Caller } from './caller.js';
import { decide, type Standing, STRANGER } from './policy.js';
import { SCOPES } from './scope.js';

const ALL = Object.keys(ACTIONS) as Action[];
const action = constantFrom(...ALL);
const scopes = subarray([...SCOPES]);
const standing = record<Standing>({
  isThemselves: boolean(),
  isPrivate: boolean(),
  isFollower: boolean(),
  isBlocked: boolean(),
});
const options = record({ anonymousRead: boolean(), selfSignup: boolean() });

describe('the policy', () => {
  it('lets a service do what one of its scopes says, whoever it is about, and nothing else', () => {
    assertProperty(
      property(action, scopes, standing, options, (wanted, given, how, open) => {
        const caller: Caller = { kind: 'service', name: 'a service', scopes: given };
        const { scope } = ACTIONS[wanted];
        const may = given.includes(scope) || given.includes('admin');
        expect(decide(caller, wanted, how, open)).toEqual(
          may ? undefined : { reason: 'scope_missing', scope },
        );
      }),
    );
  });

  it('lets nobody in particular do less than any user, and nothing unless that is open', () => {
    assertProperty(
      property(action, standing, (wanted, how) => {
        expect(decide({ kind: 'nobody' }, wanted, how)).toEqual({ reason: 'unauthenticated' });
        const stranger = { ...STRANGER, isPrivate: how.isPrivate };
        if (decide({ kind: 'nobody' }, wanted, how, { anonymousRead: true }) === undefined)
          expect(decide({ kind: 'user', id: 1 }, wanted, stranger)).toBeUndefined();
      }),
    );
  });

  it('lets a limited token do no more than one without limits, but for administrators', () => {
    assertProperty(
      property(action, scopes, standing, options, (wanted, given, how, open) => {
        if (given.includes('admin')) {
          expect(decide({ kind: 'user', id: 1, scopes: given }, wanted, how, open)).toBeUndefined();
          return;
        }
        const limited = decide({ kind: 'user', id: 1, scopes: given }, wanted, how, open);
        const whole = decide({ kind: 'user', id: 1 }, wanted, how, open);
        if (whole !== undefined) expect(limited).toBeDefined();
        else expect(limited === undefined).toBe(given.includes(ACTIONS[wanted].scope));
      }),
    );
  });

  it('lets no user change anything that is not their own', () => {
    const changes = ALL.filter((one) => ACTIONS[one].scope.endsWith(':write'));
    expect(changes.length).toBeGreaterThan(0);
    assertProperty(
      property(constantFrom(...changes), standing, options, (wanted, how, open) => {
        const refusal = decide({ kind: 'user', id: 1 }, wanted, { ...how, isThemselves: false }, open);
        expect(refusal).toEqual({ reason: 'not_allowed' });
      }),
    );
  });

  it('hides lists between two of whom one blocks the other, even from a follower of a private user', () => {
    const blocked = { isThemselves: false, isPrivate: true, isFollower: true, isBlocked: true };
    expect(decide({ kind: 'user', id: 1 }, 'lists.read', blocked)).toEqual({ reason: 'blocked' });
  });

  it('lets users make themselves only where that is open', () => {
    const themselves = { ...STRANGER, isThemselves: true };
    const user: Caller = { kind: 'user', externalId: 'new' };
    expect(decide(user, 'users.put', themselves)).toEqual({ reason: 'not_allowed' });
    expect(decide(user, 'users.put', themselves, { selfSignup: true })).toBeUndefined();
    expect(decide(user, 'users.put', STRANGER, { selfSignup: true })).toEqual({ reason: 'not_allowed' });
  });
});
