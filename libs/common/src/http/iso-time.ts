import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';

/** A date and a time with its zone (RFC 3339, section 5.6): without one, what it means depends on the machine. */
const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The longest such text. */
export const MAX_ISO_TIME_LENGTH = 35;

/** What is left of `+02:00` in an address, where a plus that is not escaped stands for a space. */
const ZONE_AFTER_SPACE = /\d \d{2}:\d{2}$/;
const HINT = ': in an address, write the + of the zone as %2B';

/** A time in a body or a query, read into a `Date`; anything else is refused. */
export function IsIsoTime(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (readTime(value) ?? value) : value,
    ),
    IsDate({
      message: ({ value }) =>
        `$property must be a time such as 2026-01-31T09:30:00.000Z${ZONE_AFTER_SPACE.test(String(value)) ? HINT : ''}`,
    }),
  );
}

/** @returns undefined when the text is no time */
function readTime(text: string): Date | undefined {
  const day = ISO_TIME.exec(text)?.[1];
  // The engine takes 30 February for 2 March.
  const midnight = new Date(day ?? Number.NaN);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day;
  const time = new Date(exists ? text : Number.NaN);
  // In UTC it may lie in a year that such a text can't hold.
  return time.getUTCFullYear() >= 0 && time.getUTCFullYear() <= 9999 ? time : undefined;
}
