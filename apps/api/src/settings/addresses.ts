import { isIP } from 'node:net';

/** Bits of an address, by the version of IP. */
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** `https://api.example.com` or `https://example.com/some/prefix`: letters that mean the same in any header. */
const PUBLIC_URL = /^https?:\/\/[^/?#@\s]+(\/[\w.~%-]+)*\/?$/i;

/** Whether this is an address of IP, or a range of them as `10.0.0.0/8`; a range of all there are would trust everybody. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = BITS[isIP(address)];
  if (bits === undefined || rest.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits);
}

/** The address of a server as clients know it, without a slash at its end; anything else stays as it is, for the check to refuse. */
export function asPublicUrl(value: unknown): unknown {
  return isPublicUrl(value) ? new URL(value).href.replace(/\/$/, '') : value;
}

export function isPublicUrl(value: unknown): value is string {
  return typeof value === 'string' && PUBLIC_URL.test(value) && URL.canParse(value);
}
