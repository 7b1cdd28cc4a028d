/** How much a user may follow; what is left out has no limit. */
export interface FollowLimits {
  /** Users whom one user may follow at once. A request that waits counts as the follow that it may become. */
  readonly maxFollowing?: number | undefined;
  /** New follows and requests that one user may make in any 24 hours. */
  readonly maxFollowsPerDay?: number | undefined;
  /** Requests of one user that may wait at once. */
  readonly maxPendingRequests?: number | undefined;
}

/** The "day" of `maxFollowsPerDay`, in milliseconds. */
export const DAY_MS = 86_400_000;

/** More than any follower has, and a number that no engine rounds. */
export const MAX_LIMIT = 999_999_999;

const NAMES = ['maxFollowing', 'maxFollowsPerDay', 'maxPendingRequests'] as const;

/**
 * The limits, if there are any: `undefined` is what makes a follow cost what it did without them.
 *
 * @throws TypeError when one is no whole number from 1 to {@link MAX_LIMIT}
 */
export function checkedLimits(limits: FollowLimits): FollowLimits | undefined {
  const given = NAMES.filter((name) => limits[name] !== undefined);
  for (const name of given) {
    const limit = limits[name]!;
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
      throw new TypeError(`${name} must be a whole number from 1 to ${MAX_LIMIT}`);
    }
  }
  return given.length > 0 ? limits : undefined;
}
