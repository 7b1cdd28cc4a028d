import type { Response } from 'supertest';
import { createUser } from '../support/people.js';
import { routesOf } from '../support/openapi-document.js';
import { useTestApp } from '../support/start-test-app.js';

const LISTED = 'https://app.example.com';
const UNLISTED = 'https://elsewhere.example';

/** Methods that a browser sends whatever a preflight lists (Fetch standard, "CORS-safelisted method"). */
const SAFELISTED = new Set(['GET', 'HEAD', 'POST']);

/** Whether a browser goes on with the request after this answer to its preflight. */
function lets(preflight: Response, origin: string, method: string): boolean {
  const allowedOrigin = preflight.headers['access-control-allow-origin'];
  const methods = (preflight.headers['access-control-allow-methods'] ?? '').split(/\s*,\s*/);
  return (
    preflight.status < 300 &&
    (allowedOrigin === '*' || allowedOrigin === origin) &&
    (methods.includes(method) || SAFELISTED.has(method))
  );
}

describe('requests from pages of other origins', () => {
  const service = useTestApp({ CORS_ORIGINS: `${LISTED}, https://admin.example.com:8443` });

  async function preflight(path: string, origin: string, method: string): Promise<Response> {
    return service.http.send('options', path, {
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'content-type,if-match',
      },
      outsideDocument: true,
    });
  }

  it.each(['/v1/users', '/v1/users/1', '/v1/users/1/followers', '/user/followers/1', '/'])(
    'any origin may read GET %s',
    async (path) => {
      await createUser(service.http);
      const { status, headers } = await service.http.get(path, { headers: { Origin: UNLISTED } });
      expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    },
  );

  it('any origin may read a problem', async () => {
    const { status, headers } = await service.http.get('/v1/users/9', { headers: { Origin: UNLISTED } });
    expect([status, headers['access-control-allow-origin']]).toEqual([404, '*']);
  });

  it('a page may see every header that the document names at an answer', async () => {
    const named = routesOf(service.document).flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ headers = {} }) => Object.keys(headers)),
    );
    expect(named.length).toBeGreaterThan(0);
    const { headers } = await service.http.get('/v1/users', { headers: { Origin: LISTED } });
    const exposed = String(headers['access-control-expose-headers']).split(/\s*,\s*/);
    expect(exposed).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it('a page may see the headers that say where things are and at which version', async () => {
    for (const origin of [LISTED, UNLISTED]) {
      const { headers } = await service.http.get('/v1/users', { headers: { Origin: origin } });
      const exposed = String(headers['access-control-expose-headers'])
        .toLowerCase()
        .split(/\s*,\s*/);
      expect(exposed).toEqual(expect.arrayContaining(['etag', 'link', 'location']));
    }
  });

  it('a preflight for GET is let through from any origin', async () => {
    expect(lets(await preflight('/v1/users', UNLISTED, 'GET'), UNLISTED, 'GET')).toBe(true);
  });

  it.each([
    ['PUT', '/v1/users/1/following/2'],
    ['DELETE', '/v1/users/1/following/2'],
    ['PATCH', '/v1/users/1'],
    ['POST', '/v1/users'],
  ])('a preflight for %s is let through from a listed origin only', async (method, path) => {
    expect(lets(await preflight(path, LISTED, method), LISTED, method)).toBe(true);
    expect(lets(await preflight(path, UNLISTED, method), UNLISTED, method)).toBe(false);
    expect(
      lets(
        await preflight(path, 'https://app.example.com.evil.example', method),
        'https://app.example.com.evil.example',
        method,
      ),
    ).toBe(false);
    expect(
      lets(await preflight(path, 'http://app.example.com', method), 'http://app.example.com', method),
    ).toBe(false);
  });

  it('every listed origin may write', async () => {
    const origin = 'https://admin.example.com:8443';
    expect(lets(await preflight('/v1/users/1', origin, 'PATCH'), origin, 'PATCH')).toBe(true);
  });

  it('a preflight from a listed origin lets JSON and If-Match through', async () => {
    const { headers } = await preflight('/v1/users/1', LISTED, 'PATCH');
    const allowed = String(headers['access-control-allow-headers']).toLowerCase();
    expect(allowed).toContain('content-type');
    expect(allowed).toContain('if-match');
  });

  it('a listed origin reads the answer to its write; caches keep it apart from others', async () => {
    const { status, headers } = await service.http.post(
      '/v1/users',
      { firstName: 'A', lastName: 'B', email: 'a@b.dk' },
      { headers: { Origin: LISTED } },
    );
    expect([status, headers['access-control-allow-origin']]).toEqual([201, LISTED]);
    expect(String(headers['vary']).toLowerCase()).toContain('origin');
  });

  it('an unlisted origin does not get to see the answer to a write', async () => {
    const { headers } = await service.http.post(
      '/v1/users',
      { firstName: 'A', lastName: 'B', email: 'a@b.dk' },
      { headers: { Origin: UNLISTED } },
    );
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('credentials travel for listed origins alone, preflights and answers alike', async () => {
    const GET = { Origin: LISTED, 'Access-Control-Request-Method': 'GET' };
    for (const path of ['/v1/users', '/nowhere']) {
      const answers = [
        await service.http.get(path, { headers: { Origin: LISTED }, outsideDocument: true }),
        await service.http.send('options', path, { headers: GET, outsideDocument: true }),
      ];
      for (const { headers } of answers) {
        expect(headers['access-control-allow-credentials']).toBe('true');
        expect(headers['access-control-allow-origin']).toBe(LISTED);
        expect(String(headers['vary']).toLowerCase()).toContain('origin');
      }
    }
  });

  it.each([UNLISTED, 'null', `${LISTED}.evil.example`, 'https://APP.example.com', `${LISTED}:443`])(
    'no credentials travel for %s, nor without an origin',
    async (origin) => {
      for (const headers of [{ Origin: origin }, {}]) {
        const answers = [
          await service.http.get('/v1/users', { headers }),
          await service.http.get('/nowhere', { headers, outsideDocument: true }),
          await preflight('/v1/users', origin, 'GET'),
          await preflight('/v1/users', origin, 'PUT'),
        ];
        for (const answer of answers) {
          expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
          expect(answer.headers['access-control-allow-origin'] ?? '*').toBe('*');
          expect(String(answer.headers['vary']).toLowerCase()).toContain('origin');
        }
      }
    },
  );

  it.each([
    [LISTED, 'GET', true],
    [LISTED, 'DELETE', true],
    [UNLISTED, 'GET', false],
  ])('a preflight lets Authorization through from %s to %s: %s', async (origin, method, is) => {
    for (const asked of ['authorization', 'content-type, AUTHORIZATION ,consistency-token']) {
      const { headers } = await service.http.send('options', '/v1/users/1', {
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': asked,
        },
        outsideDocument: true,
      });
      const allowed = (headers['access-control-allow-headers'] ?? '').toLowerCase();
      expect(allowed.includes('authorization')).toBe(is);
      expect(allowed.includes('consistency-token')).toBe(asked.includes('consistency-token'));
    }
  });

  it.each(['RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate', 'Consistency-Token'])(
    'a page may see %s, of any origin',
    async (name) => {
      for (const origin of [LISTED, UNLISTED]) {
        const { headers } = await service.http.get('/v1/users', { headers: { Origin: origin } });
        expect(String(headers['access-control-expose-headers']).split(/\s*,\s*/)).toContain(name);
      }
    },
  );
});

describe('requests from pages of other origins, when none is listed', () => {
  const service = useTestApp();

  it.each(['PUT', 'POST', 'PATCH', 'DELETE'])('no origin may %s', async (method) => {
    const response = await service.http.send('options', '/v1/users/1', {
      headers: { Origin: LISTED, 'Access-Control-Request-Method': method },
      outsideDocument: true,
    });
    expect(lets(response, LISTED, method)).toBe(false);
  });
});
