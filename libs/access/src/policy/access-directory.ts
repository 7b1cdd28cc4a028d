import type { Standing } from './policy.js';

/** Both ids of a user. */
export interface KnownUser {
  readonly id: number;
  readonly externalId: string | null;
}

/** What the policy asks of users. */
export abstract class CallerDirectory {
  /** The user whom a text names, `7` or `ext:4711`; `undefined` when there is no such user, or the text names nobody. */
  abstract find(key: string): Promise<KnownUser | undefined>;

  /** @param forget is called when a user is deleted, by this process: what is remembered of them must not outlive that */
  abstract whenDeleted(forget: (user: KnownUser) => void): void;
}

/** What the policy asks about two users. */
export abstract class Audience {
  /**
   * How a caller stands to another user, in one statement.
   *
   * @param callerId left out when nobody in particular calls
   * @param key of the other, `7` or `ext:4711`
   * @returns `undefined` when there is no such user
   */
  abstract standing(callerId: number | undefined, key: string): Promise<Standing | undefined>;
}
