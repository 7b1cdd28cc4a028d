import type { UserCard, UserType, ViewerLinks } from '@retinue/users';

/** Somebody whom a user may want to follow next. */
export interface Suggestion extends UserCard {
  /** How many of those whom the user follows follow this one, as far as was looked. */
  readonly followeesInCommon: number;
  /** Where it was asked for. */
  readonly viewer?: ViewerLinks;
}

/**
 * How far suggestions look, which bounds the work whatever the degree: at a user's latest followees, at the latest
 * follows of each, and, of all whom that leads to and the user does not follow, at the first by rank when those that
 * must not be suggested are left out. A user within these numbers gets the exact answer.
 */
export const SUGGESTION_REACH = { followees: 200, followsOfEach: 100, candidates: 1_000 } as const;

/** Suggestions at most, and when nobody says how many. */
export const MAX_SUGGESTIONS = 100;
export const DEFAULT_SUGGESTIONS = 20;

/** Finds those whom a user's followees follow. */
export abstract class SuggestionFinder {
  /**
   * Ranked by followees in common, then by id, without the user, those already followed or requested, those blocked
   * either way and those muted.
   *
   * @param types the types of users that may be followed
   * @param viewerId to whom each says what is between the two, if somebody wants to know
   */
  abstract find(
    userId: number,
    types: readonly UserType[],
    limit: number,
    now: Date,
    viewerId?: number,
  ): Promise<Suggestion[]>;
}
