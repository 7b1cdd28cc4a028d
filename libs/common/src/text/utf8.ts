import { isUtf8 } from 'node:buffer';

/** What a decoder writes for bytes that are no character. */
const REPLACEMENT = '\uFFFD';

/**
 * The text of bytes, a byte order mark included.
 *
 * @returns undefined when they are not UTF-8: what is stored then would not be what was meant
 */
export function decodeUtf8(bytes: Buffer): string | undefined {
  const text = bytes.toString();
  // Only a text that has the character needs the second look: the character itself may have been sent.
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? undefined : text;
}
