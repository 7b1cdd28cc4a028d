import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether somebody at this address is believed what they say about whom they ask for. */
export type Trusts = (address: string | undefined) => boolean;

/** Answers that are remembered: looking through ranges takes 1.5 us, and a request asks several times. */
const REMEMBERED = 1_000;

/** Some proxies name the port of a client, too; with it, a client would be another one with each connection. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([\da-f:.]+)\])(?::\d+)?$/i;

/** @param ranges addresses, and ranges such as `10.0.0.0/8` */
export function trustsOf(ranges: readonly string[]): Trusts {
  if (ranges.length === 0) return () => false;
  const listed = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = familyOf(address);
    if (prefix === undefined) listed.addAddress(address, family);
    else listed.addSubnet(address, Number(prefix), family);
  }
  const known = new Map<string, boolean>();
  return (address = '') => {
    let isListed = known.get(address);
    if (isListed === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      isListed = listed.check(address, familyOf(address));
      known.set(address, isListed);
    }
    return isListed;
  };
}

/**
 * Leaves one address in the `X-Forwarded-For` of a request that a trusted proxy sends: that of the client, the last one that
 * is no trusted proxy's. Those before it are what the client says. Of a request from others, nobody reads that header.
 */
export function findClient({ headers, socket }: IncomingMessage, trusts: Trusts): void {
  const forwarded = headers['x-forwarded-for'];
  if (typeof forwarded !== 'string' || !trusts(socket.remoteAddress)) return;
  let client: string | undefined;
  for (const hop of forwarded.split(',').reverse()) {
    const address = plainAddress(hop);
    // Whoever wrote `unknown` there is as far as we can see.
    if (isIP(address) === 0) break;
    client = address;
    if (!trusts(address)) break;
  }
  if (client === undefined) delete headers['x-forwarded-for'];
  else headers['x-forwarded-for'] = client;
}

/** Whose request it is, by their address; `undefined` as long as a trusted proxy has not said it. */
export function clientOf(
  remoteAddress: string | undefined,
  request: IncomingMessage | undefined,
  trusts: Trusts,
): string | undefined {
  if (!trusts(remoteAddress)) return remoteAddress ?? '';
  return request?.headers['x-forwarded-for'] as string | undefined;
}

function plainAddress(hop: string): string {
  const text = hop.trim();
  const [, v4, v6] = WITH_PORT.exec(text) ?? [];
  return v4 ?? v6 ?? text;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
