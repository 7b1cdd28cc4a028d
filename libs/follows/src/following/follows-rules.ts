import type { FollowLimits } from '../limits/follow-limits.js';

/** The rules that an application may set. */
export interface FollowsRules extends FollowLimits {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
  /** Days that events are kept, and with them the history of follows; for good when left out. */
  readonly keepEventsDays?: number | undefined;
}

/** Makes the rules, for `useClass` and `useExisting`. */
export interface FollowsRulesFactory {
  createFollowsRules(): FollowsRules | Promise<FollowsRules>;
}
