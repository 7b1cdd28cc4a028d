import { USER_TYPES, type UserReference, type UserType } from '@retinue/users';
import { FollowNotAllowedError } from './follows.errors.js';

/** Which type of user may follow which: pairs such as `person>brand`. What the policy leaves out is refused. */
export class FollowPolicy {
  /** Every type may follow every type. */
  static readonly ALL_PAIRS = USER_TYPES.flatMap((follower) =>
    USER_TYPES.map((followee) => pairOf(follower, followee)),
  ).join(',');

  private readonly allowed: ReadonlySet<string>;

  /**
   * @param pairs separated by commas, such as `person>person,person>brand`
   * @throws TypeError when {@link policyProblem} finds something
   */
  constructor(pairs: string = FollowPolicy.ALL_PAIRS) {
    const problem = policyProblem(pairs);
    if (problem !== undefined) throw new TypeError(`The follow policy ${problem}`);
    this.allowed = new Set(split(pairs));
  }

  /**
   * Asked before a new follow or request only: who follows or waits already keeps doing so.
   *
   * @throws FollowNotAllowedError
   */
  assertMayFollow(follower: UserReference, followee: UserReference): void {
    if (!this.allowed.has(pairOf(follower.type, followee.type))) {
      throw new FollowNotAllowedError(follower.type, followee.type);
    }
  }

  /** The types that a type of user may follow. */
  typesOpenTo(follower: UserType): UserType[] {
    return USER_TYPES.filter((followee) => this.allowed.has(pairOf(follower, followee)));
  }
}

/** What is wrong with the text of a policy, or `undefined`. */
export function policyProblem(pairs: string): string | undefined {
  const wrong = split(pairs).find((pair) => !FollowPolicy.ALL_PAIRS.split(',').includes(pair));
  return wrong === undefined
    ? undefined
    : `must list pairs of ${USER_TYPES.join(' and ')} such as person>brand, separated by commas`;
}

function split(pairs: string): string[] {
  return pairs.split(',').map((pair) => pair.replaceAll(/\s/g, ''));
}

function pairOf(follower: UserType, followee: UserType): string {
  return `${follower}>${followee}`;
}
