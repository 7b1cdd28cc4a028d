import { useTestApp } from '../support/start-test-app.js';

describe('the id of a request', () => {
  const service = useTestApp();
  const idOf = async (path: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> =>
    (await service.http.get(path, { headers, outsideDocument: true })).headers['x-request-id'];

  it.each(['/health/live', '/v1/users', '/v1/users/99', '/v1/users/x', '/no/such/route', '/%ZZ'])(
    'is what its caller calls it, in the answer of %s, too',
    async (path) => {
      expect(await idOf(path, { 'X-Request-Id': 'order-7' })).toBe('order-7');
    },
  );

  it('is another each time where its caller says nothing, or what can stand in no log', async () => {
    const ids = await Promise.all(
      [{}, {}, { 'X-Request-Id': 'a b' }].map(async (headers) => idOf('/', headers)),
    );
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{32}$/);
  });

  it('may be read by a page of another origin', async () => {
    const { headers } = await service.http.get('/', { headers: { Origin: 'https://app.example.com' } });
    expect(headers['access-control-expose-headers']).toContain('X-Request-Id');
  });
});
