import type { Server } from 'node:http';
import { openConnections } from './open-connections.js';

/** Looks in each span of time after which a reader counts as gone. */
const LOOKS = 4;

/**
 * Cuts connections whose reader has stopped in the middle of an answer: what waits for it holds memory.
 *
 * Node's own time limit for sockets, set on the server, is set anew several times for each request, which took 5 of
 * the 28 us of a small answer. Here it is set on those sockets only that have something waiting when they are looked
 * at. (Senders that stop are cut by Node's `requestTimeout`, which looks now and then, too.)
 *
 * @param stalledMs milliseconds without a byte taken, after which a reader counts as gone; a look more may pass
 */
export function cutStalledConnections(server: Server, stalledMs: number): void {
  const open = openConnections(server);
  const looking = setInterval(() => {
    for (const socket of open) {
      // Node takes the limit off again with the next request, and destroys the socket when it is reached.
      if (socket.writableLength > 0 && socket.timeout !== stalledMs) socket.setTimeout(stalledMs);
    }
  }, stalledMs / LOOKS);
  looking.unref();
  server.once('close', () => clearInterval(looking));
}
