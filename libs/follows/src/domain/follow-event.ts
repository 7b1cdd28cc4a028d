import type { Transaction } from '@retinue/database';

/**
 * A change of an edge, named from the side of whoever made it (the actor):
 * - `follow`: the actor follows the subject now;
 * - `unfollow`: the actor follows the subject no more;
 * - `remove_follower`: the subject follows the actor no more.
 */
export type FollowEventType = 'follow' | 'unfollow' | 'remove_follower';

export interface FollowEvent {
  readonly type: FollowEventType;
  readonly actorId: number;
  readonly subjectId: number;
}

/** The log of every change of an edge, written in the transaction of the change. */
export abstract class FollowEventLog {
  abstract append(transaction: Transaction, events: readonly FollowEvent[], at: Date): Promise<void>;
}
