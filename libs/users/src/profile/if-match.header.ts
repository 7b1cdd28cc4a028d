import { DomainError, type ErrorSpec } from '@retinue/common';
import { InvalidFieldsError } from '@retinue/common/http';
import type { ExpectedVersions } from './users.service.js';

/** What the header is called. */
export const IF_MATCH = 'If-Match';

/** The client's `If-Match` holds weak entity tags only, which match nothing (RFC 9110, section 8.8.3.2). */
export class WeakEntityTagError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'weak_entity_tag',
    kind: 'precondition_failed',
    summary: 'A weak entity tag matches nothing',
  };

  /** @param tag what stands between the quotes */
  constructor(tag: string) {
    super(WeakEntityTagError.spec, {
      message:
        `${IF_MATCH} holds W/"${tag}", and a weak tag never matches: proxies that compress answers make tags weak. ` +
        `Send it without the W/, or the user's "version" in quotes`,
      values: [{ name: IF_MATCH, problem: (name) => `${name} must be a strong tag such as "${tag}"` }],
    });
  }
}

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
 * @throws InvalidFieldsError when the header is not a list of entity tags
 */
export function readIfMatch(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '*') return undefined;
  // A comma may stand in a tag, too.
  const parts = header.match(/(?:[^,"]|"[^"]*"?)+/g) ?? [''];
  const tags = parts.map((part) => {
    const tag = ENTITY_TAG.exec(part.trim());
    if (tag === null) {
      throw new InvalidFieldsError([
        { parameter: IF_MATCH, detail: `${IF_MATCH} must be *, or entity tags in double quotes such as "3"` },
      ]);
    }
    return { isWeak: tag[1] !== undefined, version: tag[2]! };
  });
  if (tags.every(({ isWeak }) => isWeak)) throw new WeakEntityTagError(tags[0]!.version);
  return tags.flatMap(({ isWeak, version }) =>
    !isWeak && /^[1-9]\d{0,15}$/.test(version) ? [Number(version)] : [],
  );
}
