import { InvalidRequestError } from '@retinue/common';
import { WeakEntityTagError } from './users.errors.js';
import type { ExpectedVersions } from './users.service.js';

const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/** A user's entity tag. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * Reads `If-Match` (RFC 9110, section 13.1.1): the versions it accepts, or `undefined` for any. Weak tags and
 * tags that were never ours match nothing.
 *
 * @throws WeakEntityTagError when all of them are weak: sent again, they would fail for good
 * @throws InvalidRequestError when the header is not a list of entity tags
 */
export function readIfMatch(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '*') return undefined;
  // A comma may stand in a tag, too.
  const parts = header.match(/(?:[^,"]|"[^"]*"?)+/g) ?? [''];
  const tags = parts.map((part) => {
    const tag = ENTITY_TAG.exec(part.trim());
    if (tag === null) {
      throw new InvalidRequestError([
        { parameter: 'If-Match', detail: 'If-Match must be *, or entity tags in double quotes such as "3"' },
      ]);
    }
    return { isWeak: tag[1] !== undefined, version: tag[2]! };
  });
  if (tags.every(({ isWeak }) => isWeak)) throw new WeakEntityTagError(tags[0]!.version);
  return tags.flatMap(({ isWeak, version }) =>
    !isWeak && /^[1-9]\d{0,15}$/.test(version) ? [Number(version)] : [],
  );
}
