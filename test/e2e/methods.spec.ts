import supertest from 'supertest';
import { RawConnection, requestText } from '../support/raw-connection.js';
import { samplePath } from '../support/sample-requests.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

describe('the methods of an address', () => {
  const service = useTestApp();

  /** Of each address, the methods that its document has, as `Allow` is to list them. */
  function documented(): { path: string; methods: string[] }[] {
    return Object.entries(service.document.paths).map(([template, operations]) => {
      const methods = METHODS.filter((method) => method in operations);
      const path = samplePath({ template, method: methods[0]!, operation: operations[methods[0]!]! });
      const all = methods.map((method) => method.toUpperCase());
      return { path, methods: [...all, ...(all.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort() };
    });
  }

  const listOf = (allow: string | undefined): string[] => (allow ?? '').split(', ').sort();

  it('are what Allow says, with any other method', async () => {
    for (const { path, methods } of documented()) {
      for (const method of METHODS.filter((one) => !methods.includes(one.toUpperCase()))) {
        const answer = await service.http.send(method, path, { outsideDocument: true });
        expect([path, answer.status, problemOf(answer).code]).toEqual([path, 405, 'method_not_allowed']);
        expect(listOf(answer.headers['allow'])).toEqual(methods);
        expect(answer.headers).toMatchObject({ vary: 'Origin' });
        expect(answer.headers['consistency-token']).toBeDefined();
      }
    }
  });

  it('are what OPTIONS says, where it is no preflight', async () => {
    for (const { path, methods } of documented()) {
      const answer = await service.http.send('options', path, { outsideDocument: true });
      expect([path, answer.status, answer.text]).toEqual([path, 204, '']);
      expect(listOf(answer.headers['allow'])).toEqual(methods);
    }
  });

  it.each(['PROPFIND', 'TRACE', 'PURGE'])('%s is none of any address', async (method) => {
    const connection = await RawConnection.open(service.url);
    connection.send(requestText(method, '/v1/users/1') + requestText(method, '/nowhere'));
    const [known, unknown] = await connection.answers(2);
    expect([known!.status, unknown!.status]).toEqual([405, 404]);
    expect(listOf(known!.headers['allow'])).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT']);
    connection.socket.destroy();
  });

  it.each(METHODS.concat('options' as never))(
    '%s of an address that is none is a 404 problem',
    async (method) => {
      for (const path of ['/v1', '/v1/users/', '/v1/users/1/nothing', '/v1/users//followers', '/health']) {
        const answer = await service.http.send(method, path, { outsideDocument: true });
        expect([path, answer.status, problemOf(answer).code]).toEqual([path, 404, 'route_not_found']);
        expect(answer.headers['allow']).toBeUndefined();
      }
    },
  );

  it('HEAD says what GET would, without saying it', async () => {
    const [get, head] = await Promise.all([
      service.http.get('/health/live'),
      supertest(service.url).head('/health/live'),
    ]);
    expect([head.status, head.headers['content-length']]).toEqual([200, get.headers['content-length']]);
    expect((await supertest(service.url).head('/v1/users/9')).status).toBe(404);
    expect((await supertest(service.url).head('/v1/follows/batch')).status).toBe(405);
  });
});
