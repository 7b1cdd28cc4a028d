import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openPipelines, pipelineOf } from './pipelines.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost:\r\n\r\n';
const MANY = 2_000;
/** As many as there are in a slice of 1 KiB, and the one at work. */
const IN_A_SLICE = 40;

describe('a connection that asks without waiting for answers', () => {
  let server: Server;
  let clients: Socket[];
  /** Requests that were made of what a client sent, by its port. */
  let made: Map<number, number>;
  let answer: () => void;

  beforeEach(async () => {
    clients = [];
    made = new Map();
    const answered = new Promise<void>((resolve) => (answer = resolve));
    server = createServer();
    openPipelines(server);
    server.on('request', (request, response) => {
      const port = request.socket.remotePort!;
      made.set(port, (made.get(port) ?? 0) + 1);
      pipelineOf(request.socket)!.take(request, response, () => void answered.then(() => response.end('.')));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const client of clients) client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(): Promise<Socket> {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    clients.push(client);
    await once(client, 'connect');
    return client;
  }

  /** Sends so many requests at once; settles when the server has made some of them. */
  async function send(client: Socket, requests: number): Promise<void> {
    client.write(REQUEST.repeat(requests));
    while (!made.has(client.localPort!)) await delay(5);
    await delay(50);
  }

  const madeOf = (client: Socket): number | undefined => made.get(client.localPort!);

  it('is read to the end of one packet, and all others in slices from then on: those open before, and new ones', async () => {
    const early = await open();
    const first = await open();
    await send(first, MANY);
    expect(madeOf(first)).toBeGreaterThan(IN_A_SLICE);

    await send(early, MANY);
    expect(madeOf(early)).toBeLessThanOrEqual(IN_A_SLICE);
    const late = await open();
    await send(late, MANY);
    expect(madeOf(late)).toBeLessThanOrEqual(IN_A_SLICE);
  });

  it('has its second packet read in slices', async () => {
    const client = await open();
    await send(client, 2);
    expect(madeOf(client)).toBe(2);
    await send(client, MANY);
    expect(madeOf(client)).toBe(2);
  });

  it('gets all its answers, in its packet and behind it', async () => {
    const client = await open();
    const wanted = MANY + 10;
    let received = '';
    const all = new Promise<void>((resolve) => {
      client.setEncoding('latin1').on('data', (text: string) => {
        received += text;
        if (received.split('HTTP/1.1 200').length > wanted) resolve();
      });
    });
    await send(client, MANY);
    client.write(REQUEST.repeat(10));
    answer();
    await all;
    expect(madeOf(client)).toBe(wanted);
  });
});
