import type { IncomingMessage } from 'node:http';
import { clientOf, findClient, trustsOf } from './trusted-proxies.js';

const PROXY = '10.0.0.1';
const CLIENT = '203.0.113.7';

const trusts = trustsOf(['10.0.0.0/8', 'fd00::/8', '192.168.1.1']);

function requestFrom(remoteAddress: string | undefined, forwarded: string | undefined): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

/** What is left of the header. */
function found(remoteAddress: string | undefined, forwarded: string): unknown {
  const request = requestFrom(remoteAddress, forwarded);
  findClient(request, trusts);
  return request.headers['x-forwarded-for'];
}

describe('who is trusted', () => {
  test.each([
    ['10.255.0.1', true],
    ['::ffff:10.255.0.1', true],
    ['fd12::1', true],
    ['192.168.1.1', true],
    ['::ffff:192.168.1.1', true],
    ['11.0.0.1', false],
    ['192.168.1.2', false],
    ['fe80::1', false],
    ['10.0.0', false],
    ['', false],
    [undefined, false],
  ])('%s: %s, whenever it is asked', (address, is) => {
    expect([trusts(address), trusts(address)]).toEqual([is, is]);
    expect(trustsOf([])(address)).toBe(false);
  });
});

describe('the client that a trusted proxy asks for', () => {
  test.each([
    ['the only one', CLIENT, CLIENT],
    ['the last that no proxy has', `${CLIENT}, 10.0.0.7, 192.168.1.1`, CLIENT],
    ['not who the client says', `1.2.3.4, 10.9.9.9, ${CLIENT}, 10.0.0.7`, CLIENT],
    ['without the port', `${CLIENT}:4711`, CLIENT],
    ['without brackets and port', '[2001:db8::7]:4711', '2001:db8::7'],
    ['of IPv6', '2001:db8::7', '2001:db8::7'],
    ['a proxy itself, when it asks for itself', '10.0.0.9, 10.0.0.7', '10.0.0.9'],
    ['the proxy that does not know, as far as we can see', `${CLIENT}, unknown, 10.0.0.7`, '10.0.0.7'],
    ['nobody that is said, when that is no address', 'localhost', undefined],
    ['nobody that is said, when that is empty', '', undefined],
  ])('is %s', (_what, forwarded, client) => {
    expect(found(PROXY, forwarded)).toBe(client);
  });

  test.each([CLIENT, '::1', undefined])('is not what %s says, who is none', (peer) => {
    expect(found(peer, '1.2.3.4, 5.6.7.8')).toBe('1.2.3.4, 5.6.7.8');
    expect(clientOf(peer, requestFrom(peer, '1.2.3.4'), trusts)).toBe(peer ?? '');
  });

  test('is not known before it is said', () => {
    expect(clientOf(PROXY, undefined, trusts)).toBeUndefined();
    expect(clientOf(PROXY, requestFrom(PROXY, undefined), trusts)).toBeUndefined();
    expect(clientOf(PROXY, requestFrom(PROXY, CLIENT), trusts)).toBe(CLIENT);
  });
});
