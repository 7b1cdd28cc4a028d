import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Characters from which on a result is packed. */
const PACKED_FROM = 1_000;

/** No JSON text begins like this. What was kept before there was any packing is JSON. */
const PACKED = 'deflate:';

/**
 * A result as it is kept: JSON, packed when it is long. An answer repeats itself where its request does not (a thousand
 * refusals are 140 kB of the same few words), and what a request leaves behind should not be larger than it is.
 */
export function packResult(result: unknown): string {
  const json = JSON.stringify(result);
  if (json.length < PACKED_FROM) return json;
  // Level 1: within a millisecond, where higher ones take seven for a twentieth less.
  return PACKED + deflateRawSync(json, { level: 1 }).toString('base64');
}

/** The reverse of {@link packResult}. */
export function unpackResult(kept: string): unknown {
  const json = kept.startsWith(PACKED)
    ? inflateRawSync(Buffer.from(kept.slice(PACKED.length), 'base64')).toString()
    : kept;
  return JSON.parse(json);
}
