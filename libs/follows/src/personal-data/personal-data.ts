import type { User } from '@retinue/users';
import type { FollowHistoryItem } from '../history/follow-event.js';
import type { SinceName } from '../relations/relation.js';

/** The user themselves, with counts that are those of the lines that follow. */
export interface ProfileLine {
  readonly of: 'profile';
  readonly user: User;
}

/** Somebody whom a relation of the user's names. */
export interface RelationLine {
  readonly of: 'relation';
  /** Which relation, and which end of it the user is: `following`, `follower`, see `Relation.exported`. */
  readonly kind: string;
  readonly otherId: number;
  readonly otherExternalId: string | null;
  /** What the time is called. */
  readonly since: SinceName;
  readonly at: Date;
  /** Left out where rows don't expire; `null` for never. */
  readonly expiresAt?: Date | null;
}

/** A change in the user's lists. */
export interface ChangeLine extends Omit<FollowHistoryItem, 'other'> {
  readonly of: 'change';
}

/** One piece of what is kept about a user. */
export type PersonalDataLine = ProfileLine | RelationLine | ChangeLine;
