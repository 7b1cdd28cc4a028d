import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { useTestApp } from '../support/start-test-app.js';

describe('bytes that are no request', () => {
  const service = useTestApp();

  it.each([
    ['garbage', 'what is this\r\n\r\n', 400, 'malformed_request'],
    ['a method that does not exist', 'FROBNICATE / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'malformed_request'],
    [
      'a head of 100 KiB',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(102_400)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s is answered with a problem', async (_name, bytes, status, code) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.on('error', () => undefined).write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
