import { useTestApp } from '../support/start-test-app.js';

describe('the root and the health routes', () => {
  const service = useTestApp();

  it('the root names the service, its version, its environment and that it is under test', async () => {
    const { status, body } = await service.http.get('/');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Retinue', environment: 'test', testing: true });
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('every link of the root leads somewhere', async () => {
    const { body } = await service.http.get('/');
    const links = Object.values(body.links as Record<string, string>);
    const statuses = await Promise.all(
      links.map(async (link) => (await service.http.get(link, { outsideDocument: true })).status),
    );
    expect(links.length).toBeGreaterThanOrEqual(3);
    expect(statuses).toEqual(links.map(() => 200));
  });

  it.each(['/health/live', '/health/ready'])('%s says ok', async (path) => {
    const { status, body } = await service.http.get(path);
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  it('an address that is no route is a 404 problem that says where the routes are', async () => {
    const { status, body, type } = await service.http.get('/v2/users', { outsideDocument: true });
    expect([status, type, body.code]).toEqual([404, 'application/problem+json', 'route_not_found']);
    expect(body.detail).toContain('/docs');
  });
});
