import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { RawConnection } from '../support/raw-connection.js';
import { useNewTestApp } from '../support/start-test-app.js';

const GET = 'GET /health/live HTTP/1.1\r\n';
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `X${index}: 1\r\n`).join('');

describe('what Node would answer by itself', () => {
  const service = useNewTestApp();

  it.each([
    ['garbage', 'what is this\r\n\r\n', 400, 'malformed_request'],
    ['a method that does not exist', 'FROBNICATE / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'malformed_request'],
    ['a version that does not exist', 'GET / HTTP/7.3\r\nHost: a\r\n\r\n', 400, 'malformed_request'],
    [
      'a head of 100 KiB',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(102_400)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['a head without a Host', `${GET}\r\n`, 400, 'malformed_request'],
    ['an expectation of something else', `${GET}Host: a\r\nExpect: tea\r\n\r\n`, 417, 'expectation_failed'],
    ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 'method_not_allowed'],
    [
      'a chunk with an extension of 100 KiB',
      `POST /v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(102_400)}\r\n`,
      413,
      'body_too_large',
    ],
  ])('%s is answered with a problem', async (_name, bytes, status, code) => {
    const connection = await RawConnection.open(service.url);
    connection.send(bytes);
    const [answer] = await connection.answers(1);
    expect([answer!.status, answer!.headers['content-type']?.split(';')[0]]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(answer!.headers['date']).toBeDefined();
    expect(JSON.parse(answer!.body)).toMatchObject({ status, code });
    connection.socket.destroy();
  });

  it('an offer to change the protocol is passed over, as a server may', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send(`${GET}Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect((await connection.answers(1))[0]!.status).toBe(200);
    connection.socket.destroy();
  });

  it('what a client expects in HTTP/1.0, where nothing can be, is passed over', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send('GET /health/live HTTP/1.0\r\nExpect: tea\r\n\r\n');
    expect((await connection.answers(1))[0]!.status).toBe(200);
  });

  it('a client that is told why and does not hang up is hung up on', async () => {
    const server = service.nest.getHttpServer();
    const { hostname, port } = new URL(service.url);
    const client = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const [held] = (await once(server, 'connection')) as [Socket];
    client.write('what is this\r\n\r\n');
    await once(held, 'close');
    expect(client.destroyed).toBe(false);
    client.destroy();
  });

  it.each(['Expect: tea', 'Host: b', `X: 1\r\n${lines(200)}X: 1`])(
    'a preflight is refused by a problem, too: %#',
    async (line) => {
      const connection = await RawConnection.open(service.url);
      const asked = 'Origin: https://a.example\r\nAccess-Control-Request-Method: GET';
      connection.send(`OPTIONS /v1/users HTTP/1.1\r\nHost: a\r\n${asked}\r\n${line}\r\n\r\n`);
      const [answer] = await connection.answers(1);
      expect(answer!.headers['content-type']).toContain('application/problem+json');
      connection.socket.destroy();
    },
  );
});

describe('the lines of a head', () => {
  const service = useNewTestApp();

  async function statusOf(head: string): Promise<number> {
    const connection = await RawConnection.open(service.url);
    connection.send(`${head}\r\n`);
    const [answer] = await connection.answers(1);
    connection.socket.destroy();
    return answer!.status;
  }

  it('are 200 at most, and none is dropped without a word', async () => {
    expect(await statusOf(`${GET}Host: a\r\n${lines(199)}`)).toBe(200);
    expect(await statusOf(`${GET}Host: a\r\n${lines(200)}`)).toBe(431);
    expect(await statusOf(`${GET}${lines(1_500)}Host: a\r\n`)).toBe(431);
  });

  it.each([
    ['Host: a\r\nHost: b\r\n', 400],
    ['Host: a\r\nhost: a\r\n', 400],
    ['Host: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y\r\n', 400],
    ['Host: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer x\r\n', 200],
    ['Host: a\r\nIdempotency-Key: x\r\nIDEMPOTENCY-KEY: y\r\n', 400],
    ['Host: a\r\nConsistency-Token: x\r\nConsistency-Token: y\r\n', 400],
    ['Host: a\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\n', 400],
    ['Host: a\r\nContent-Length: 0\r\nContent-Length: 1\r\n', 400],
    ['Host: a\r\nAccept: text/html\r\nAccept: application/json\r\nVia: 1.1 a\r\nVia: 1.1 b\r\n', 200],
  ])('%j is a %i', async (head, status) => {
    expect(await statusOf(`${GET}${head}`)).toBe(status);
  });

  it('all that If-Match says in several lines counts', async () => {
    await service.http.post('/v1/users', { firstName: 'Ida', lastName: 'Lund', email: 'ida@lund.dk' });
    const head = `DELETE /v1/users/1 HTTP/1.1\r\nHost: a\r\nIf-Match: "7"\r\n`;
    expect(await statusOf(`${head}If-Match: "8"\r\n`)).toBe(412);
    expect(await statusOf(`${head}If-Match: "1"\r\n`)).toBe(204);
  });
});
