import { keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { namesOfMetrics, readMetrics, sumOf } from '../support/metrics.js';
import { ENGINE } from '../support/new-database.js';
import { createUsers } from '../support/people.js';
import { type TestApp, useNewTestApp, useTestApp } from '../support/start-test-app.js';

const read = async (service: Pick<TestApp, 'http'>, headers: Readonly<Record<string, string>> = {}) =>
  service.http.get('/metrics', { headers, outsideDocument: true });

describe('the metrics', () => {
  const service = useNewTestApp();

  it('count requests by the template of their route and by status, whatever stands in the path', async () => {
    await createUsers(service.http, 2);
    await service.http.put('/v1/users/1/following/2');
    await service.http.put('/v1/users/2/following/1');
    await service.http.get('/v1/users/99');
    await service.http.get('/no/such/route', { outsideDocument: true });
    const { text, headers, status } = await read(service);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ]);
    const of = (method: string, route: string, answered: string): number =>
      sumOf(text, 'retinue_http_requests_total', { method, route, status: answered });
    expect([
      of('PUT', '/v1/users/:id/following/:followeeId', '201'),
      of('GET', '/v1/users/:id', '404'),
      of('GET', 'none', '404'),
    ]).toEqual([2, 1, 1]);
    expect(text).not.toContain('such');
    const durations = readMetrics(text).get(
      'retinue_http_request_duration_seconds_bucket{le="+Inf",method="PUT",route="/v1/users/:id/following/:followeeId"}',
    );
    expect(durations).toBe(2);
  });

  it('tell of the writes that share a transaction, and how long the commit takes', async () => {
    await createUsers(service.http, 3);
    const before = (await read(service)).text;
    const follows = [2, 3].map(async (id) => service.http.put(`/v1/users/1/following/${id}`));
    await Promise.all(follows);
    const after = (await read(service)).text;
    const more = (metric: string): number => sumOf(after, metric) - sumOf(before, metric);
    expect(more('retinue_transaction_units_sum')).toBeGreaterThanOrEqual(2);
    expect(more('retinue_commit_duration_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(more('retinue_commit_duration_seconds_sum')).toBeGreaterThan(0);
    expect(sumOf(after, 'retinue_writes_unanswered')).toBe(0);
  });

  it('tell of the log of a file, or of the connections to a server', async () => {
    await createUsers(service.http, 1);
    const { text } = await read(service);
    const names = namesOfMetrics(text);
    if (ENGINE === 'sqlite') expect(sumOf(text, 'retinue_sqlite_log_bytes')).toBeGreaterThan(0);
    else expect(sumOf(text, 'retinue_pool_size', { role: 'primary' })).toBe(10);
    expect(names.includes('retinue_pool_size')).toBe(ENGINE === 'postgres');
    expect(names).toEqual(
      expect.arrayContaining(['process_cpu_seconds_total', 'retinue_event_loop_lag_seconds']),
    );
  });

  it.each([['X-Forwarded-For'], ['Forwarded'], ['Via'], ['Origin'], ['Sec-Fetch-Site']])(
    'are not for whoever comes by way of this machine, as %s says',
    async (name) => {
      const { status, body } = await read(service, { [name]: 'somebody' });
      expect([status, body.code]).toEqual([403, 'not_allowed']);
      expect(body.detail).toContain('METRICS_PORT');
    },
  );

  it('are not for a page that a browser was led to by another name of this machine', async () => {
    const { status } = await read(service, { Host: 'metrics.example.com' });
    expect(status).toBe(403);
  });
});

describe('the metrics, where callers say who they are', () => {
  const service = useTestApp({ ...new Issuer().settings });
  const elsewhere = { 'X-Forwarded-For': '192.0.2.1' };

  it('are for this machine, and elsewhere for who has the scope admin', async () => {
    const admin = await keyWith(service, 'admin');
    const other = await keyWith(service, 'users:read');
    const answers = [
      await read(service),
      await read(service, elsewhere),
      await read(service, { ...elsewhere, ...other }),
      await read(service, { ...elsewhere, ...admin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403, 200]);
    expect(answers[1]!.headers['www-authenticate']).toContain('Bearer');
  });
});
