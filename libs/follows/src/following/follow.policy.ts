import { USER_TYPES, type UserReference, type UserType } from '@retinue/users';
import { FollowNotAllowedError } from './follows.errors.js';

/** Which type of user may follow which: pairs such as `person>brand`. What the policy leaves out is refused. */
export class FollowPolicy {
  /** `undefined` when every type may follow every type, those too that can't be given any more. */
  private readonly allowed: ReadonlySet<string> | undefined;

  /**
   * @param pairs separated by commas, such as `person>person,person>brand`; all when left out
   * @param types those that there are
   * @throws TypeError when {@link policyProblem} finds something
   */
  constructor(
    pairs?: string,
    private readonly types: readonly UserType[] = USER_TYPES,
  ) {
    if (pairs === undefined) return;
    const problem = policyProblem(pairs, types);
    if (problem !== undefined) throw new TypeError(`The follow policy ${problem}`);
    this.allowed = new Set(split(pairs));
  }

  /** Every type may follow every type. */
  static allPairs(types: readonly UserType[] = USER_TYPES): string {
    return types.flatMap((follower) => types.map((followee) => pairOf(follower, followee))).join(',');
  }

  /**
   * Asked before a new follow or request only: who follows or waits already keeps doing so.
   *
   * @throws FollowNotAllowedError
   */
  assertMayFollow(follower: UserReference, followee: UserReference): void {
    if (!this.allows(follower.type, followee.type)) {
      throw new FollowNotAllowedError(follower.type, followee.type);
    }
  }

  /** The types that a type of user may follow. */
  typesOpenTo(follower: UserType): UserType[] {
    return this.types.filter((followee) => this.allows(follower, followee));
  }

  private allows(follower: UserType, followee: UserType): boolean {
    return this.allowed?.has(pairOf(follower, followee)) ?? true;
  }
}

/** What is wrong with the text of a policy, or `undefined`. @param types those that there are */
export function policyProblem(pairs: string, types: readonly UserType[] = USER_TYPES): string | undefined {
  const known = new Set(FollowPolicy.allPairs(types).split(','));
  return split(pairs).every((pair) => known.has(pair))
    ? undefined
    : `must list pairs of ${types.join(' and ')} such as ${pairOf(types[0]!, types.at(-1)!)}, separated by commas`;
}

function split(pairs: string): string[] {
  return pairs.split(',').map((pair) => pair.replaceAll(/\s/g, ''));
}

function pairOf(follower: UserType, followee: UserType): string {
  return `${follower}>${followee}`;
}
