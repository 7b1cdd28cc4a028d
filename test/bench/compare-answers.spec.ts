import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LoadError, type PlannedRequest } from '../../bench/load/load.js';
import { compareAnswers } from '../../bench/measure/compare-answers.js';
import type { RunningServer } from '../../bench/servers/server.js';

const REQUEST: PlannedRequest = { method: 'GET', path: '/v1/users/1' };
const servers: Server[] = [];

async function serve(answer: RequestListener): Promise<RunningServer> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, usage: async () => ({ cpuSeconds: 0, peakBytes: 0 }), stop: async () => undefined };
}

const answering =
  (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

async function compare(one: RequestListener, other: RequestListener, masksTimes = false): Promise<void> {
  await compareAnswers([await serve(one), await serve(other)], [REQUEST], { masksTimes });
}

describe('the comparison of answers in the bench', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('passes equal answers, wherever each server listens', async () => {
    const link: RequestListener = (request, response) =>
      void response.setHeader('Link', `<http://${request.headers.host}/next>`).end('{}');
    await expect(compare(link, link)).resolves.toBeUndefined();
  });

  it('fails at another body, and shows where it differs', async () => {
    await expect(compare(answering('{"followers":1}'), answering('{"followers":2}'))).rejects.toThrow(
      /GET \/v1\/users\/1 was answered differently: .*followers.*1.*followers.*2/s,
    );
  });

  it('fails at a header that only one sends', async () => {
    const tagged = answering('{}', 200, { ETag: '"1"' });
    await expect(compare(tagged, answering('{}'))).rejects.toThrow(LoadError);
  });

  it('fails at an answer that is no 2xx, though both give it', async () => {
    await expect(compare(answering('{}', 404), answering('{}', 404))).rejects.toThrow('was answered [404');
  });

  it('overlooks times of writes only', async () => {
    const one = answering('{"followedAt":"2026-01-01T00:00:00.000Z"}');
    const other = answering('{"followedAt":"2026-01-02T00:00:00.000Z"}');
    await expect(compare(one, other, true)).resolves.toBeUndefined();
    await expect(compare(one, other, false)).rejects.toThrow(LoadError);
  });
});
