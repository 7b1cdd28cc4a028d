import { UnitOfWork } from '@retinue/database';
import type { CheckedClient } from '../support/checked-client.js';
import { useTestApp } from '../support/start-test-app.js';

const URL = 'https://example.com/hooks';

interface ProblemJson {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer?: string; readonly detail: string }[];
}

async function refused(http: CheckedClient, body: object, path = '/v1/webhooks'): Promise<ProblemJson> {
  const answer = await http.post(path, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return answer.body as ProblemJson;
}

describe('a wrong webhook', () => {
  const service = useTestApp();

  it.each([
    ['ftp://example.com/', 'must begin with `https://`'],
    ['http://example.com/', 'must begin with `https://`'],
    ['javascript:alert(1)', 'must begin with `https://`'],
    ['example.com/hooks', 'must be a URL'],
    ['', 'must be a URL'],
    ['https://user:secret@example.com/', 'must hold no user and no password'],
    ['https://:secret@example.com/', 'must hold no user and no password'],
    ['https://example.com/#part', 'must have no part after `#`'],
    [`https://example.com/${'x'.repeat(2_048)}`, 'must be at most 2048 characters'],
    ['https://localhost/', 'must not be in a private network'],
    ['https://hooks.localhost./', 'must not be in a private network'],
    ['https://127.0.0.1/', 'must not be in a private network'],
    ['https://2130706433/', 'must not be in a private network'],
    ['https://0x7f.1/', 'must not be in a private network'],
    ['https://10.1.2.3:8443/', 'must not be in a private network'],
    ['https://169.254.169.254/latest/meta-data', 'must not be in a private network'],
    ['https://[::1]/', 'must not be in a private network'],
    ['https://[fd00::1]/', 'must not be in a private network'],
    ['https://[::ffff:10.0.0.1]/', 'must not be in a private network'],
  ])('to %p is refused', async (url, problem) => {
    const { status, code, errors } = await refused(service.http, { url });
    expect([status, code]).toEqual([422, 'invalid_request']);
    expect(errors).toEqual([{ pointer: '#/url', detail: expect.stringContaining(`url ${problem}`) }]);
  });

  it.each([
    ['types', ['none'], 'must be some of user.created'],
    ['types', [], 'must be some of user.created'],
    ['types', 'follow.created', 'must be a list of user.created'],
    ['secret', 'hunter2', 'must be `whsec_` and 24 to 64 bytes in base64'],
    ['secret', `whsec_${Buffer.alloc(23).toString('base64')}`, 'must be `whsec_` and 24 to 64 bytes'],
    ['secret', `whsec_${Buffer.alloc(65).toString('base64')}`, 'must be `whsec_` and 24 to 64 bytes'],
    ['secret', 'whsec_!!!!', 'must be `whsec_` and 24 to 64 bytes'],
    ['secret', null, 'must be a text'],
    ['description', 'x'.repeat(201), 'must be 1 to 200 characters'],
    ['description', 'a\u0007bell', 'must be 1 to 200 characters'],
  ])('with %p as %p is refused', async (name, value, problem) => {
    const { status, errors } = await refused(service.http, { url: URL, [name]: value });
    expect(status).toBe(422);
    expect(errors).toEqual([{ pointer: `#/${name}`, detail: expect.stringContaining(`${name} ${problem}`) }]);
  });

  it('from a place of another log is refused', async () => {
    for (const after of ['', 'x', 'WyJldmVudHMgNzkyMTgiLDEyXQ'])
      expect(await refused(service.http, { url: URL, after })).toMatchObject({
        status: 422,
        code: 'invalid_event_place',
      });
  });

  it.each(['0', 'x', '1.5', '01', '9007199254740993'])('that is called %p is refused', async (id) => {
    for (const path of [`/v1/webhooks/${id}`, `/v1/webhooks/${id}/deliveries`])
      expect((await service.http.get(path)).body).toMatchObject({
        status: 422,
        errors: [{ parameter: 'id' }],
      });
  });

  it.each([-1, 1.5, 169, '1', null])(
    'is not given a secret that overlaps by %p hours',
    async (overlapHours) => {
      const { body } = await service.http.post('/v1/webhooks', { url: URL });
      const path = `/v1/webhooks/${(body as { id: number }).id}/rotate-secret`;
      expect(await refused(service.http, { overlapHours }, path)).toMatchObject({
        status: 422,
        errors: [{ pointer: '#/overlapHours' }],
      });
    },
  );

  it('is the one beyond a thousand', async () => {
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO webhooks (url, status, secret, place, created_at, updated_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
         SELECT 'https://example.com/', 'paused', 'whsec_', 'x', 0, 0 FROM n`,
      );
    });
    expect(await refused(service.http, { url: URL })).toMatchObject({
      status: 409,
      code: 'too_many_webhooks',
      detail: expect.stringContaining('delete one'),
    });
    const { body } = await service.http.get('/v1/webhooks?limit=1000');
    expect((body as { items: unknown[]; nextCursor: null }).items).toHaveLength(1_000);
    expect(body).toMatchObject({ nextCursor: null });
  });
});
