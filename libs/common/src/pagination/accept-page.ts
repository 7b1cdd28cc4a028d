import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT, type PageOptions, type PageRequest } from './page.js';

/**
 * What a caller asks of a list, as repositories take it.
 *
 * @throws InvalidRequestError when the limit is none
 */
export function acceptPage(page: PageOptions): PageRequest {
  return isLimit(page.limit, MAX_PAGE_LIMIT)
    ? (page as PageRequest)
    : { ...page, limit: acceptLimit(page.limit, MAX_PAGE_LIMIT, DEFAULT_PAGE_LIMIT) };
}

/**
 * How many rows a caller asks for at most, or those of a list without a word of it.
 *
 * @throws InvalidRequestError when a limit is given, and is no whole number from 1 to `max`
 */
export function acceptLimit(limit: number | undefined, max: number, byDefault: number): number {
  if (limit === undefined) return byDefault;
  if (isLimit(limit, max)) return limit;
  throw new InvalidRequestError([
    { name: 'limit', problem: (name) => `${name} must be a whole number from 1 to ${max}` },
  ]);
}

function isLimit(limit: unknown, max: number): limit is number {
  return Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= max;
}
