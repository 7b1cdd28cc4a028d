import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openPipelines, pipelineOf } from './pipelines.js';
import { cutSlowSenders } from './slow-senders.js';

/** Longer than a busy machine lets a client wait that has all it needs. */
const SLOW_MS = 1_500;
const PER_ADDRESS = 3;
const SURPLUS = 4;

const HALF_A_BODY = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf';

describe('clients that leave their requests unfinished', () => {
  let server: Server;
  let clients: Socket[];

  beforeEach(async () => {
    clients = [];
    server = createServer({ headersTimeout: 0, requestTimeout: 0 });
    openPipelines(server);
    server.on('request', (request, response) =>
      pipelineOf(request.socket)!.take(request, response, () => {
        request.resume().on('end', () => response.end('done'));
      }),
    );
    cutSlowSenders(server, { slowMs: SLOW_MS, perAddress: PER_ADDRESS });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const client of clients) client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A connection that sends this and no more; gives what it was answered until it was cut. */
  async function open(bytes: string): Promise<{ client: Socket; answer: () => string }> {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
    clients.push(client);
    let answer = '';
    client.on('data', (text: string) => (answer += text));
    await once(client, 'connect');
    client.write(bytes);
    return { client, answer: () => answer };
  }

  test.each([
    ['say nothing', ''],
    ['send half a head', 'GET / HTTP/1.1\r\nHost'],
    ['send half a body', HALF_A_BODY],
    ['send half a head behind a request', 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HT'],
  ])(
    'may do so on some connections; of more that %s, the oldest are told 408 and cut',
    async (_what, bytes) => {
      const opened = [];
      for (let count = 0; count < PER_ADDRESS + SURPLUS; count += 1) {
        const connection = await open(bytes);
        opened.push(connection);
        // Behind a request, it is the second packet that shows that something is begun.
        if (bytes.endsWith('HT')) {
          await once(connection.client, 'data');
          connection.client.write('T');
        }
      }
      const oldest = opened.slice(0, SURPLUS);
      await Promise.all(oldest.map(({ client }) => once(client, 'end')));
      for (const { answer } of oldest) {
        expect(answer()).toContain('HTTP/1.1 408 Request Timeout\r\nContent-Type: application/problem+json');
      }
      await delay(SLOW_MS);
      expect(opened.slice(SURPLUS).map(({ client }) => client.readable)).toEqual(
        Array(PER_ADDRESS).fill(true),
      );
    },
  );

  test('may keep any number of connections between two requests', async () => {
    const opened = [];
    for (let count = 0; count < PER_ADDRESS + SURPLUS; count += 1) {
      const connection = await open('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await once(connection.client, 'data');
      opened.push(connection);
    }
    await delay(SLOW_MS * 2);
    expect(opened.every(({ client }) => client.readable)).toBe(true);
  });

  test('may keep any number of connections whose last body came after its head', async () => {
    const opened = [];
    for (let count = 0; count < PER_ADDRESS + SURPLUS; count += 1) {
      const connection = await open(HALF_A_BODY);
      await delay(20);
      connection.client.write('a body');
      await once(connection.client, 'data');
      opened.push(connection);
    }
    await delay(SLOW_MS * 2);
    expect(opened.every(({ client }) => client.readable)).toBe(true);
  });

  test('are not counted for what we are at work on', async () => {
    server.removeAllListeners('request');
    server.on('request', (request, response) =>
      pipelineOf(request.socket)!.take(request, response, () => {}),
    );
    const opened = [];
    for (let count = 0; count < PER_ADDRESS + SURPLUS; count += 1) {
      opened.push(await open('GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HT'));
    }
    await delay(SLOW_MS * 2);
    expect(opened.every(({ client }) => client.readable)).toBe(true);
  });
});
