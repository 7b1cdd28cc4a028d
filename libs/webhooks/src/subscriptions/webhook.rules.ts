import { InvalidRequestError, type WrongValue } from '@retinue/common';
import { CHANGE_TYPES, type ChangeType } from '@retinue/follows';
import { privateHostProblem } from './private-host.js';
import { secretProblem } from './webhook-secret.js';

/** Characters. */
export const MAX_URL_LENGTH = 2_048;
export const MAX_DESCRIPTION_LENGTH = 200;

/** Webhooks that there may be: whoever sends to more has a queue of their own. */
export const MAX_WEBHOOKS = 1_000;

/** Hours for which the secret before may go on signing, at most, and when nothing is said. */
export const MAX_OVERLAP_HOURS = 7 * 24;
export const DEFAULT_OVERLAP_HOURS = 24;

/** What somebody wants a webhook to be. */
export interface WantedWebhook {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly secret?: string | undefined;
}

/**
 * @param allowPrivate whether receivers may be in private networks, and without TLS
 * @throws InvalidRequestError that names each value that is wrong
 */
export function assertWebhook<Wanted extends WantedWebhook>(
  wanted: Wanted,
  allowPrivate: boolean,
): asserts wanted is Wanted & { readonly types?: readonly ChangeType[] | null | undefined } {
  const { url, description, types, secret } = wanted;
  const problems = {
    url: url === undefined ? undefined : urlProblem(url, allowPrivate),
    description: descriptionProblem(description),
    types: typesProblem(types),
    secret: secret === undefined ? undefined : secretProblem(secret),
  };
  const wrong = Object.entries(problems).flatMap(([name, problem]): WrongValue[] =>
    problem === undefined ? [] : [{ name, problem: (at) => `${at} ${problem}` }],
  );
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
}

/** @throws InvalidRequestError */
export function assertOverlap(hours: number): void {
  if (Number.isInteger(hours) && hours >= 0 && hours <= MAX_OVERLAP_HOURS) return;
  throw new InvalidRequestError([
    {
      name: 'overlapHours',
      problem: (at) => `${at} must be a whole number from 0 to ${MAX_OVERLAP_HOURS}`,
    },
  ]);
}

function urlProblem(text: string, allowPrivate: boolean): string | undefined {
  if (text.length > MAX_URL_LENGTH) return `must be at most ${MAX_URL_LENGTH} characters`;
  if (!URL.canParse(text)) return 'must be a URL, such as `https://example.com/hooks`';
  const url = new URL(text);
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol))
    return `must begin with ${schemes.map((one) => `\`${one}//\``).join(' or ')}`;
  if (url.username !== '' || url.password !== '')
    return 'must hold no user and no password: receivers know us by the signature';
  if (text.includes('#')) return 'must have no part after `#`: that part is never sent';
  return allowPrivate ? undefined : privateHostProblem(url.hostname);
}

function descriptionProblem(text: string | null | undefined): string | undefined {
  if (text === undefined || text === null) return undefined;
  return text.trim() === '' || text.length > MAX_DESCRIPTION_LENGTH || /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
    ? `must be 1 to ${MAX_DESCRIPTION_LENGTH} characters that can be seen, or null`
    : undefined;
}

function typesProblem(types: readonly string[] | null | undefined): string | undefined {
  if (types === undefined || types === null) return undefined;
  const isRight =
    types.length > 0 && types.every((type) => (CHANGE_TYPES as readonly string[]).includes(type));
  return isRight ? undefined : `must be some of ${CHANGE_TYPES.join(', ')}, or null for all`;
}
