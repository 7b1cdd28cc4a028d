/** A hundred years, as days: whoever wants more wants all. */
export const MAX_KEEP_DAYS = 36_500;

/**
 * The days that events are kept, for good when `undefined`.
 *
 * @throws TypeError when it is no whole number from 1 to {@link MAX_KEEP_DAYS}
 */
export function checkedKeepDays(days: number | undefined): number | undefined {
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= MAX_KEEP_DAYS)) return days;
  throw new TypeError(`keepEventsDays must be a whole number from 1 to ${MAX_KEEP_DAYS}`);
}
