import { SignJWT } from 'jose';
import { BlocksService } from '@retinue/follows';
import { UserUpsertsService } from '@retinue/users';
import { bearer, keyWith } from '../access/callers.js';
import { AUDIENCE, Issuer, ISSUER } from '../access/issuer.js';
import { startTestApp, useTestApp } from '../support/start-test-app.js';

const SECRET = 'a secret of the tests, that is long enough';

describe('a token', () => {
  const issuer = new Issuer();
  const service = useTestApp({ ...issuer.settings });

  beforeEach(async () => {
    await service.nest.get(UserUpsertsService).put('ida', { firstName: 'Ida', email: 'ida@lund.dk' });
  });

  const me = async (token: string) => service.http.get('/v1/users/me', { headers: bearer(token) });

  it('is the user whom it names, who sees their own email', async () => {
    expect((await me(await issuer.token('ida'))).body).toMatchObject({
      externalId: 'ida',
      email: 'ida@lund.dk',
    });
  });

  it('is seen to be good again, and not longer than it says', async () => {
    const token = await issuer.token('ida');
    expect([(await me(token)).status, (await me(token)).status]).toEqual([200, 200]);
    const { status, body, headers } = await me(await issuer.token('ida', { expires: '-10s' }));
    expect([status, body.detail]).toEqual([401, 'The token has expired']);
    expect(headers['www-authenticate']).toBe('Bearer realm="retinue", error="invalid_token"');
  });

  it('is the same however its header is written, and however often it comes so', async () => {
    const token = await issuer.token('ida');
    const written = [`Bearer ${token}`, `bearer ${token}`, `Bearer   ${token}`];
    for (const header of [...written, ...written]) {
      const { status } = await service.http.get('/v1/users/me', { headers: { authorization: header } });
      expect(status).toBe(200);
    }
    const half = { headers: { authorization: `Bearer${token}` } };
    expect((await service.http.get('/v1/users/me', half)).status).toBe(401);
  });

  it('is counted as its user’s however its header is written', async () => {
    const app = await startTestApp({ ...issuer.settings, RATE_LIMIT_READS: '50' });
    try {
      const token = await issuer.token('ida');
      const left: number[] = [];
      // The first is nobody's yet, so it is counted by its address, whose count must not be what the user's is by chance.
      const usual = Array.from({ length: 8 }, () => 'Bearer ');
      for (const scheme of [...usual, 'bearer ', 'Bearer   ']) {
        const headers = { authorization: `${scheme}${token}` };
        const { ratelimit } = (await app.http.get('/v1/users', { headers })).headers;
        left.push(Number(/"reads";r=(\d+)/.exec(String(ratelimit))?.[1]));
      }
      expect(left.slice(1)).toEqual(left.slice(1).map((_, more) => left[1]! - more));
    } finally {
      await app.close();
    }
  });

  it('that never ends, or names nobody, is not taken', async () => {
    const sign = async (claims: object, expires?: string): Promise<string> => {
      const token = new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE);
      return (expires === undefined ? token : token.setExpirationTime(expires)).sign(Buffer.from(SECRET));
    };
    const { JWT_PUBLIC_KEY: _none, ...settings } = issuer.settings;
    const app = await startTestApp({ ...settings, JWT_SECRET: SECRET });
    try {
      const answers = [
        await sign({ sub: 'ida' }, '1m'),
        await sign({ sub: 'ida' }),
        await sign({}, '1m'),
        await sign({ sub: 7 }, '1m'),
        await sign({ sub: ' ida' }, '1m'),
      ].map(async (token) => (await app.http.get('/v1/users', { headers: bearer(token) })).status);
      expect(await Promise.all(answers)).toEqual([200, 401, 401, 401, 401]);
    } finally {
      await app.close();
    }
  });

  it('of somebody who is no user yet reads what is public, and can do nothing as a user', async () => {
    const stranger = { headers: bearer(await issuer.token('bo')) };
    expect((await service.http.get('/v1/users/ext:ida', stranger)).status).toBe(200);
    expect((await service.http.get('/v1/users/me', stranger)).status).toBe(404);
    expect((await service.http.put('/v1/users/me/following/ext:ida', stranger)).status).toBe(404);
    expect(
      (await service.http.put('/v1/users/ext:bo', { ...stranger, body: { firstName: 'Bo' } })).status,
    ).toBe(403);
  });

  it('of a user who was deleted is that of whoever comes next under their external id, at once', async () => {
    const eve = { headers: bearer(await issuer.token('eve')) };
    const users = service.nest.get(UserUpsertsService);
    await users.put('eve', { firstName: 'Eve' });
    const bo = (await users.put('bo', { firstName: 'Bo' })).user.id;
    expect((await service.http.get('/v1/users/ext:bo/followers', eve)).status).toBe(200);
    expect((await service.http.delete('/v1/users/me', eve)).status).toBe(204);
    expect((await service.http.get('/v1/users/ext:bo/followers?viewer=true', eve)).status).toBe(422);
    const { id } = (await users.put('eve', { firstName: 'Eve' })).user;
    expect((await service.http.get('/v1/users/me', eve)).body).toMatchObject({ id });
    await service.nest.get(BlocksService).block({ blockerId: bo, blockedId: id });
    expect((await service.http.get('/v1/users/ext:bo/followers', eve)).status).toBe(403);
  });

  it('of a service key does not stand for a user, unless it acts for one', async () => {
    const key = await keyWith(service, 'admin');
    const { status, body } = await service.http.get('/v1/users/me', { headers: key });
    expect([status, body.code]).toEqual([403, 'not_allowed']);
    const acting = { headers: { ...key, 'Act-As': 'ext:ida' } };
    expect((await service.http.get('/v1/users/me', acting)).body).toMatchObject({ externalId: 'ida' });
    const wrong = await service.http.get('/v1/users/me', { headers: { ...key, 'Act-As': 'ida' } });
    expect([wrong.status, wrong.body.errors?.[0]?.parameter]).toEqual([422, 'Act-As']);
  });
});

describe('a service that takes itself for open', () => {
  it('shows nobody in particular what is public, and users may make themselves', async () => {
    const issuer = new Issuer();
    const app = await startTestApp({ ...issuer.settings, ANONYMOUS_READ: 'true', SELF_SIGNUP: 'true' });
    try {
      const ida = { headers: bearer(await issuer.token('ida')) };
      const made = await app.http.put('/v1/users/ext:ida', {
        ...ida,
        body: { firstName: 'Ida', email: 'ida@lund.dk', isPrivate: true },
      });
      expect([made.status, made.body.email]).toEqual([201, 'ida@lund.dk']);
      expect((await app.http.put('/v1/users/ext:bo', { ...ida, body: { firstName: 'Bo' } })).status).toBe(
        403,
      );
      expect((await app.http.get('/v1/users/ext:ida')).body).toMatchObject({ firstName: 'Ida', email: null });
      const lists = await app.http.get('/v1/users/ext:ida/followers');
      expect([lists.status, lists.headers['www-authenticate']]).toEqual([401, 'Bearer realm="retinue"']);
      expect((await app.http.get('/v1/users?email=ida@lund.dk')).status).toBe(401);
      expect((await app.http.get('/v1/users/ext:ida/blocks')).status).toBe(401);
      expect((await app.http.get('/v1/users/me')).status).toBe(401);
    } finally {
      await app.close();
    }
  });
});
