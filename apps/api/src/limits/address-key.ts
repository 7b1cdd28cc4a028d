import { isIPv6 } from 'node:net';

/** Parts of an IPv6 address that name a network; the rest its owner may choose at will. */
const NETWORK_PARTS = 4;

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * By what an address is counted: IPv4 as it is, also where it comes as `::ffff:1.2.3.4`; of IPv6 the network (/64), of which
 * one client has all addresses.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return '';
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const parts = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${parts
    .slice(0, NETWORK_PARTS)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
