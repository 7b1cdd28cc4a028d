import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openPipelines, pipelineOf } from './pipelines.js';
import { cutSlowSenders } from './slow-senders.js';
import { trustsOf } from './trusted-proxies.js';

/** Longer than a busy machine lets a client wait that has all it needs. */
const SLOW_MS = 1_500;
const PER_ADDRESS = 2;

describe('connections of a trusted proxy', () => {
  let server: Server;
  let opened: Socket[];

  beforeEach(async () => {
    opened = [];
    server = createServer({ headersTimeout: 0, requestTimeout: 0 });
    openPipelines(server);
    server.on('request', (request, response) =>
      pipelineOf(request.socket)!.take(request, response, () => void request.resume()),
    );
    cutSlowSenders(server, { slowMs: SLOW_MS, perAddress: PER_ADDRESS, trusts: trustsOf(['127.0.0.1']) });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const socket of opened) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(bytes: string): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    opened.push(socket);
    socket.resume();
    await once(socket, 'connect');
    socket.write(bytes);
    return socket;
  }

  async function openFor(client: string): Promise<Socket> {
    return open(`POST / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${client}\r\nContent-Length: 10\r\n\r\nhalf`);
  }

  test('are counted by the clients that it asks for, and not at all when it has not said it', async () => {
    const patient = [await open(''), await open(''), await open(''), await open('GET / HTTP/1.1\r\n')];
    for (const client of ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.1'])
      patient.push(await openFor(client));
    const [first, second, ...others] = [
      await openFor('203.0.113.9'),
      await openFor('203.0.113.9'),
      await openFor('203.0.113.9'),
      await openFor('203.0.113.9'),
    ];
    await Promise.all([once(first, 'end'), once(second, 'end')]);
    await delay(SLOW_MS);
    expect([...patient, ...others].filter((socket) => !socket.readable)).toEqual([]);
  });
});
