import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { answerLateSender } from './client-errors.js';
import { openConnections } from './open-connections.js';
import { pipelineOf } from './pipelines.js';
import { clientOf, type Trusts, trustsOf } from './trusted-proxies.js';

/** Looks in each span of time after which a sender counts as slow. */
const LOOKS = 4;

export interface SlowSenderLimits {
  /** Milliseconds after which a request that has not arrived whole, or a connection without a first one, counts as slow. */
  readonly slowMs: number;
  /** Of those, how many one address may have. */
  readonly perAddress: number;
  /** Who may say whom they ask for: those have the connections of many clients. */
  readonly trusts: Trusts;
}

const LIMITS: SlowSenderLimits = { slowMs: 10_000, perAddress: 20, trusts: trustsOf([]) };

/**
 * Bounds the connections on which an address keeps us waiting for the rest of a request: of more, those that have
 * waited longest are answered 408. One alone may take as long as Node's time limits of the server let it, and so may a trusted
 * proxy that has not said yet whom it asks for.
 */
export function cutSlowSenders(server: Server, limits: Partial<SlowSenderLimits> = {}): void {
  const { slowMs, perAddress, trusts } = { ...LIMITS, ...limits };
  const open = openConnections(server);
  const look = (): void => {
    const limit = performance.now() - slowMs;
    const slow = new Map<string, { socket: Socket; since: number }[]>();
    for (const socket of open) {
      const pipeline = pipelineOf(socket);
      const since = pipeline?.owesSince() ?? Infinity;
      if (since > limit) continue;
      const client = clientOf(socket.remoteAddress, pipeline?.unfinished, trusts);
      if (client === undefined) continue;
      const ofAddress = slow.get(client) ?? [];
      slow.set(client, ofAddress);
      ofAddress.push({ socket, since });
    }
    for (const ofAddress of slow.values()) {
      ofAddress.sort((one, other) => one.since - other.since);
      for (const { socket } of ofAddress.slice(0, Math.max(0, ofAddress.length - perAddress))) {
        answerLateSender(socket);
      }
    }
  };
  const looking = setInterval(look, slowMs / LOOKS);
  looking.unref();
  server.once('close', () => clearInterval(looking));
}
