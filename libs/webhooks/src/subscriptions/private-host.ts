import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const PROBLEM =
  'must not be in a private network, nor this machine: the setting of the server that allows it is off';

/**
 * What is wrong with a host that is private by what it is called. Where a name leads is looked at with each connection: it may be
 * another address a moment later.
 *
 * @param host as a URL has it, an IPv6 address in brackets
 */
export function privateHostProblem(host: string): string | undefined {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return PROBLEM;
  return isIP(name) !== 0 && ipaddr.parse(name).range() !== 'unicast' ? PROBLEM : undefined;
}
