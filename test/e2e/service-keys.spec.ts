import { ServiceKeysService } from '@retinue/access';
import { SqlReader } from '@retinue/database';
import { bearer, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { eventually } from '../support/pairs.js';
import { useTestApp } from '../support/start-test-app.js';

describe('a service key', () => {
  const service = useTestApp({ ...new Issuer().settings });

  const keys = (): ServiceKeysService => service.nest.get(ServiceKeysService, { strict: false });
  const read = async (text: string) => service.http.get('/v1/users', { headers: bearer(text) });

  it('does what its scopes say, and its use is noted', async () => {
    const { text } = await keys().create({ name: 'reader', scopes: ['users:read'] });
    expect((await read(text)).status).toBe(200);
    const refused = await service.http.post('/v1/users', { firstName: 'Ann' }, { headers: bearer(text) });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      403,
      'scope_missing',
      'These credentials need the scope users:write for this',
    ]);
    expect(refused.headers['www-authenticate']).toBe(
      'Bearer realm="retinue", error="insufficient_scope", scope="users:write"',
    );
    await eventually(async () => (await keys().list())[0]!.lastUsedAt !== null);
  });

  it('is refused in the same words whatever is wrong with it', async () => {
    const { key, text } = await keys().create({ name: 'reader', scopes: ['admin'] });
    await keys().revoke(key.id);
    const other = await keys().create({ name: 'other', scopes: ['admin'] });
    const bad = {
      revoked: text,
      'of another secret': `${other.text.slice(0, -43)}${'A'.repeat(43)}`,
      unknown: `rtk_0123456789abcdef_${'A'.repeat(43)}`,
      'no key at all': 'rtk_',
    };
    for (const [what, wrong] of Object.entries(bad)) {
      const { status, body } = await read(wrong);
      expect([what, status, body.detail]).toEqual([
        what,
        401,
        'The service key is unknown, expired or revoked',
      ]);
    }
  });

  it('ends when it was to end', async () => {
    const expiresAt = new Date(Date.now() + 1_000);
    const { text } = await keys().create({ name: 'short', scopes: ['users:read'], expiresAt });
    await eventually(async () => (await read(text)).status === 401);
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
  });

  it('is stored as a hash, and nowhere as it is', async () => {
    const { key, text } = await keys().create({ name: 'reader', scopes: ['users:read'] });
    const rows = await service.nest.get(SqlReader, { strict: false }).all(`SELECT * FROM service_keys`);
    const stored = JSON.stringify(rows);
    expect(stored).toContain(key.id);
    expect(stored).not.toContain(text.slice(-43));
    expect(JSON.stringify(await keys().list())).not.toContain('hash');
  });

  it('shows emails only with the scope for it', async () => {
    const writer = await keyWith(service, 'users:write', 'users:read');
    const body = { firstName: 'Ida', email: 'ida@lund.dk' };
    const made = await service.http.put('/v1/users/ext:ida', { headers: writer, body });
    expect([made.status, made.body.email]).toEqual([201, null]);
    const reader = await keyWith(service, 'users:read', 'emails:read');
    const [ida] = (await service.http.get('/v1/users?email=ida@lund.dk', { headers: reader })).body.items;
    expect(ida.email).toBe('ida@lund.dk');
    const found = await service.http.get('/v1/users?email=ida@lund.dk', { headers: writer });
    expect([found.status, found.body.code]).toEqual([403, 'scope_missing']);
  });

  it.each([
    ['a name that nobody sees', { name: '  ', scopes: ['admin'] }, 'name'],
    ['a scope that is none', { name: 'a', scopes: ['follows:write', 'everything'] }, 'scopes'],
    ['no scope', { name: 'a', scopes: [] }, 'scopes'],
    ['an end that is over', { name: 'a', scopes: ['admin'], expiresAt: new Date(0) }, 'expiresAt'],
    ['an end that is no time', { name: 'a', scopes: ['admin'], expiresAt: new Date('never') }, 'expiresAt'],
  ])('is not made of %s', async (_what, wanted, wrong) => {
    await expect(keys().create(wanted)).rejects.toMatchObject({
      code: 'invalid_request',
      values: [{ name: wrong }],
    });
    expect(await keys().list()).toEqual([]);
  });
});
