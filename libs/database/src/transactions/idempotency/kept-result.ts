import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Characters from which on a result is packed. */
const PACKED_FROM = 1_000;

/** No JSON text begins like this. */
const LOCKED = 'locked:';

/** The same of a text that is packed. */
const LOCKED_AND_PACKED = 'locked-deflate:';

/** What was kept before there was any locking, packed; shorter texts were JSON. */
const PACKED = 'deflate:';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A result as it is kept: locked with what was asked for, so that it can be read by whoever sends the same request again
 * and by nobody else. It may name people, and nobody could tell where, once one of them is to be forgotten.
 *
 * It is packed when it is long. An answer repeats itself where its request does not (a thousand refusals are 140 kB of the
 * same few words), and what a request leaves behind should not be larger than it is.
 *
 * @param content the request, as text
 */
export function lockResult(result: unknown, content: string): string {
  const json = JSON.stringify(result);
  if (json.length < PACKED_FROM) return LOCKED + lock(Buffer.from(json), content);
  // Level 1: within a millisecond, where higher ones take seven for a twentieth less.
  return LOCKED_AND_PACKED + lock(deflateRawSync(json, { level: 1 }), content);
}

/**
 * The reverse of {@link lockResult}.
 *
 * @throws Error when it was locked with another content
 */
export function unlockResult(kept: string, content: string): unknown {
  return JSON.parse(textOf(kept, content)) as unknown;
}

function textOf(kept: string, content: string): string {
  const [, marker, text = ''] = /^([a-z-]+:)?(.*)$/s.exec(kept)!;
  switch (marker) {
    case LOCKED:
      return unlock(text, content).toString();
    case LOCKED_AND_PACKED:
      return inflateRawSync(unlock(text, content)).toString();
    case PACKED:
      return inflateRawSync(Buffer.from(text, 'base64')).toString();
    default:
      return kept;
  }
}

function lock(bytes: Buffer, content: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(content), nonce);
  const locked = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...locked]).toString('base64');
}

function unlock(text: string, content: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv(CIPHER, keyOf(content), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Another hash of the content than the fingerprint, which is kept beside the result. */
function keyOf(content: string): Buffer {
  return createHmac('sha256', 'retinue kept result').update(content).digest();
}
