import { decodeCursor, encodeCursor, InvalidCursorError, type KeyPart, MAX_ID } from '@retinue/common';
import { EventsGoneError, InvalidEventPlaceError } from './events.errors.js';
import type { LogEnd } from './events.repository.js';

/** What a reader gives as a place who wants nothing of what was: all that comes from now on has its place behind it. */
export const NOW = 'now';

/** 0 is before the first event. */
const placeKey: KeyPart<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_ID;

/** A place in the log as clients keep it. It holds the log's tag, so that it means nothing elsewhere. */
export function writePlace({ tag }: Pick<LogEnd, 'tag'>, place: number): string {
  return encodeCursor(`events ${tag}`, [place]);
}

/**
 * The reverse of {@link writePlace}; {@link NOW} is up to where the log has settled.
 *
 * @throws InvalidEventPlaceError when it is of another log, or beyond the end: the database is an older one than it was
 * @throws EventsGoneError when some of what came after it has been taken away
 */
export function readPlace(end: LogEnd, text: string): number {
  if (text === NOW) return end.settled;
  const place = placeIn(end, text);
  if (place < end.trimmedTo) throw new EventsGoneError();
  return place;
}

function placeIn({ tag, last }: LogEnd, text: string): number {
  try {
    const [place] = decodeCursor(text, `events ${tag}`, [placeKey]);
    if (place <= last) return place;
  } catch (error) {
    if (!(error instanceof InvalidCursorError)) throw error;
  }
  throw new InvalidEventPlaceError();
}

/** What a place holds: the tag of a log, and the number of an event. */
const PLACE = /^\["events \d+",(\d+)\]$/;

/**
 * For whoever keeps places beside the log, in the same database: a backup took both back together, so the place stays right when
 * that log is made another one (see `ModuleTables.restored`).
 *
 * @param tag of the log by now, from `log_identity`
 * @returns the same place in it; a text that is no place stays as it is
 */
export function placeInRenewedLog(tag: number, text: string): string {
  const place = PLACE.exec(Buffer.from(text, 'base64url').toString('utf8'))?.[1];
  return place === undefined ? text : writePlace({ tag }, Number(place));
}
