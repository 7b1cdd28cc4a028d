import { randomBytes } from 'node:crypto';

/** What a secret begins with (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). */
const PREFIX = 'whsec_';

/** Bytes; those of the specification. */
const MIN_BYTES = 24;
const MAX_BYTES = 64;
const NEW_BYTES = 32;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A secret that nobody has had before. */
export function makeSecret(): string {
  return `${PREFIX}${randomBytes(NEW_BYTES).toString('base64')}`;
}

/** What is wrong with a text as a secret, if anything. */
export function secretProblem(text: string): string | undefined {
  const problem = `must be \`${PREFIX}\` and ${MIN_BYTES} to ${MAX_BYTES} bytes in base64`;
  if (!text.startsWith(PREFIX)) return problem;
  const encoded = text.slice(PREFIX.length);
  if (!BASE64.test(encoded) || encoded.length % 4 !== 0) return problem;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= MIN_BYTES && length <= MAX_BYTES ? undefined : problem;
}
