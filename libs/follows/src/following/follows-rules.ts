import type { FollowLimits } from '../limits/follow-limits.js';

/** The rules that an application may set. */
export interface FollowsRules extends FollowLimits {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
}

/** Makes the rules, for `useClass` and `useExisting`. */
export interface FollowsRulesFactory {
  createFollowsRules(): FollowsRules | Promise<FollowsRules>;
}
