import { decodeCursor, encodeCursor, InvalidCursorError, type KeyPart, MAX_ID } from '@retinue/common';
import { InvalidEventPlaceError } from './events.errors.js';
import type { LogEnd } from './events.repository.js';

/** 0 is before the first event. */
const placeKey: KeyPart<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_ID;

/** A place in the log as clients keep it. It holds the log's tag, so that it means nothing elsewhere. */
export function writePlace({ tag }: Pick<LogEnd, 'tag'>, place: number): string {
  return encodeCursor(`events ${tag}`, [place]);
}

/**
 * The reverse of {@link writePlace}.
 *
 * @throws InvalidEventPlaceError when it is of another log, or beyond the end: the database is an older one than it was
 */
export function readPlace({ tag, last }: LogEnd, text: string): number {
  try {
    const [place] = decodeCursor(text, `events ${tag}`, [placeKey]);
    if (place <= last) return place;
  } catch (error) {
    if (!(error instanceof InvalidCursorError)) throw error;
  }
  throw new InvalidEventPlaceError();
}
