import { DomainError, type ErrorSpec } from '../errors/domain-error.js';
import type { KeyPart } from './key-parts.js';

/** A cursor that does not decode, or was given out by another list or order. */
export class InvalidCursorError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'invalid_cursor',
    kind: 'invalid',
    summary: 'The cursor does not belong to this list',
  };

  constructor() {
    super(InvalidCursorError.spec, {
      values: [
        {
          name: 'cursor',
          problem: (name) =>
            `${name} must be the nextCursor of a page of this same list, with the same filters and order`,
        },
      ],
    });
  }
}

/** What a keyset may hold: safe integers (ids, milliseconds) and strings (sort keys). */
export type CursorKey = readonly (number | string)[];

type KeyShape = readonly KeyPart<number | string>[];
type KeyOf<Shape extends KeyShape> = {
  -readonly [Index in keyof Shape]: Shape[Index] extends KeyPart<infer Part> ? Part : never;
};

/**
 * Encodes the keyset of the last row seen. `scope` names the list with everything that defines its rows
 * and their order (whose list, order, filters), so that a cursor can't be carried over to another one.
 */
export function encodeCursor(scope: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([scope, ...key]), 'utf8').toString('base64url');
}

/**
 * The reverse of {@link encodeCursor}. Whoever reads the code can write a cursor: what is not of the list's shape is
 * refused, and the rest may still be what the list never gave out. A list's work is bounded whatever this returns.
 *
 * @param shape what each part of the list's keyset can be
 * @throws InvalidCursorError when the text is not a cursor, or is one of another list, or none that a list gives out
 */
export function decodeCursor<const Shape extends KeyShape>(
  cursor: string,
  scope: string,
  shape: Shape,
): KeyOf<Shape> {
  const [ownScope, ...key] = parse(cursor);
  const fits =
    ownScope === scope && key.length === shape.length && key.every((part, index) => shape[index]!(part));
  // The encoder writes one text only for each key: anything else (padding, spaces, 1.0) was made by hand.
  if (!fits || encodeCursor(scope, key) !== cursor) throw new InvalidCursorError();
  return key as KeyOf<Shape>;
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // Not JSON: the same answer as JSON of another shape.
  }
  throw new InvalidCursorError();
}
