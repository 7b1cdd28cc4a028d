import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const known = new WeakMap<Server, Set<Socket>>();

/**
 * The connections of a server that are open now; kept up to date from the first call on. Node lists them to nobody.
 */
export function openConnections(server: Server): ReadonlySet<Socket> {
  const before = known.get(server);
  if (before !== undefined) return before;
  const open = new Set<Socket>();
  known.set(server, open);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}
