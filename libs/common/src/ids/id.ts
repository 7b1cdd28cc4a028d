/** The largest id: JSON numbers are exact up to here (2^53 - 1). */
export const MAX_ID = Number.MAX_SAFE_INTEGER;

const CANONICAL_ID = /^[1-9]\d{0,15}$/;

/** The id written in `text` (decimal digits, no sign, no leading zero, 1 to 2^53 - 1), or `undefined`. */
export function parseId(text: string): number | undefined {
  if (!CANONICAL_ID.test(text)) return undefined;
  const id = Number(text);
  return id <= MAX_ID ? id : undefined;
}
