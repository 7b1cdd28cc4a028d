import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { cutStalledConnections } from '../../apps/api/src/http/stalled-connections.js';

/** Longer than a busy machine lets any process wait. */
const STALLED_MS = 1_500;
/** Between two reads of a slow reader. All of them take several times as long as a stalled reader is given. */
const PAUSE_MS = 8;
/** More than the system's buffers between the two ends hold. */
const BIG_ANSWER = Buffer.alloc(64 * 1024 * 1024, 'x');

describe('a reader in the middle of a big answer', () => {
  let server: Server;
  let client: Socket;
  let ended: Promise<'closed' | 'open'>;

  beforeEach(async () => {
    server = createServer((_request, response) => response.end(BIG_ANSWER));
    cutStalledConnections(server, STALLED_MS);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const served = once(server, 'connection') as Promise<[Socket]>;
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    const [socket] = await served;
    ended = Promise.race([
      once(socket, 'close').then(() => 'closed' as const),
      delay(STALLED_MS * 3).then(() => 'open' as const),
    ]);
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  });

  afterEach(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });

  test('is cut when it takes nothing more', async () => {
    client.pause();
    expect(await ended).toBe('closed');
  });

  test('is left alone when it is slow but goes on', async () => {
    client.on('data', () => {
      client.pause();
      setTimeout(() => client.resume(), PAUSE_MS);
    });
    expect(await ended).toBe('open');
  });
});
