import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookSender } from './webhook-sender.service.js';
import type { SendOutcome } from './send-outcome.js';

describe('what sends to receivers', () => {
  const servers: Server[] = [];
  const senders: WebhookSender[] = [];
  const never = new AbortController().signal;

  const receiver = async (answer: RequestListener): Promise<number> => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };

  const send = async (url: string, allowPrivateReceivers = true, patience?: number): Promise<SendOutcome> => {
    const sender = new WebhookSender({ allowPrivateReceivers }, patience);
    senders.push(sender);
    return sender.send(url, { 'webhook-id': 'one' }, '{"ø":1}', never);
  };

  afterEach(async () => {
    for (const sender of senders.splice(0)) sender.onApplicationShutdown();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each([200, 202, 204, 299])('holds %p for taken', async (status) => {
    const port = await receiver((_request, response) => response.writeHead(status).end());
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status, error: null });
  });

  it.each([301, 308, 400, 404, 410, 429, 500, 503])('holds %p for not taken', async (status) => {
    let requests = 0;
    const port = await receiver((_request, response) => {
      requests += 1;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const outcome = await send(`http://127.0.0.1:${port}/`);
    expect(outcome).toMatchObject({
      status,
      error: expect.stringContaining(`The receiver answered ${status}`),
    });
    // A redirect was not followed.
    expect(requests).toBe(1);
  });

  it('says when a receiver wants to be asked again', async () => {
    const port = await receiver((_request, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end(),
    );
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 429, retryAfterSeconds: 7 });
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '10.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
  ])('connects to %p only where that is allowed', async (host) => {
    const port = await receiver((_request, response) => response.end());
    // What a name leads to is known only by asking: the refusal comes with the connection.
    expect(await send(`http://${host}:${port}/`, false)).toMatchObject({
      status: null,
      error: expect.stringContaining('is not allowed'),
    });
  });

  it('gives up on an answer that takes too long, even one that has begun', async () => {
    const silent = await receiver(() => undefined);
    const begun = await receiver((_request, response) => response.writeHead(200).flushHeaders());
    for (const port of [silent, begun])
      expect(await send(`http://127.0.0.1:${port}/`, true, 200)).toEqual({
        status: null,
        error: 'No answer within 0.2 s',
      });
  });

  it('does not read an answer without end', async () => {
    const port = await receiver((_request, response) => {
      const go = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', go);
      go();
    });
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: 200, error: null });
  });

  it('says what went wrong with a connection', async () => {
    const port = await receiver((request) => request.socket.destroy());
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: null, error: 'socket hang up' });
    expect(await send('http://receiver.invalid/')).toMatchObject({
      status: null,
      error: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
  });
});
