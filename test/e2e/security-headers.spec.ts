import { RawConnection } from '../support/raw-connection.js';
import { type TestApp, useTestApp } from '../support/start-test-app.js';

/** Addresses of every kind: routes, the document, files, errors of ours, of Nest's and of Fastify's. */
const PATHS = ['/', '/v1/users', '/v1/users/1', '/v1/users/x', '/health/ready', '/docs-json', '/docs-yaml'];
const OTHERS = ['/nowhere', '/%ZZ', '/docs', '/docs/', '/docs/swagger-ui.css', '/docs/nowhere', '/docsx'];

/** What an onlooker could look up the known holes of. */
const BANNER = /fastify|nest|express|node|swagger|typeorm|sqlite|postgres|\d+\.\d+\.\d+/i;

type Headers = Readonly<Record<string, string | undefined>>;

function policyOf(headers: Headers): Record<string, string> {
  const directives = (headers['content-security-policy'] ?? '').split(';');
  return Object.fromEntries(
    directives.map((text) => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]),
  );
}

async function headersOf(service: Omit<TestApp, 'close'>, path: string): Promise<Headers> {
  return (await service.http.get(path, { outsideDocument: true })).headers;
}

describe('every answer', () => {
  const service = useTestApp();

  it.each([...PATHS, ...OTHERS])('tells browsers to make nothing else of it: %s', async (path) => {
    const headers = await headersOf(service, path);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(policyOf(headers)).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it.each([...PATHS, '/nowhere', '/docsx', '/%64ocs-json'])(
    'that is data may load nothing: %s',
    async (path) => {
      const allowed = Object.values(policyOf(await headersOf(service, path)));
      expect(new Set(allowed)).toEqual(new Set(["'none'"]));
    },
  );

  it.each([...PATHS, ...OTHERS])('names no program and no version: %s', async (path) => {
    const { headers, body } = await service.http.get(path, { outsideDocument: true });
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    if (body.code !== undefined) expect(JSON.stringify(body)).not.toMatch(BANNER);
  });

  it.each(['what is this\r\n\r\n', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'])(
    'does so, to what is hardly a request, too: %j',
    async (bytes) => {
      const connection = await RawConnection.open(service.url);
      connection.send(bytes);
      const [answer] = await connection.answers(1);
      expect(answer!.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
      expect(answer!.headers).not.toHaveProperty('server');
      expect(policyOf(answer!.headers)).toMatchObject({
        'default-src': "'none'",
        'frame-ancestors': "'none'",
      });
      expect(answer!.body).not.toMatch(BANNER);
      connection.socket.destroy();
    },
  );

  it('that is the page of the document runs its own scripts alone', async () => {
    const policy = policyOf(await headersOf(service, '/docs'));
    expect(policy).toMatchObject({ 'script-src': "'self'", 'connect-src': "'self'", 'base-uri': "'none'" });
    expect(Object.values(policy).join(' ')).not.toContain('unsafe-inline');
    expect(await headersOf(service, '/docs')).toMatchObject({ 'x-frame-options': 'DENY' });
  });

  it('that is a problem below the page takes no styles from its address', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send('GET /docs/<style>*{}</style> HTTP/1.1\r\nHost: a\r\n\r\n');
    const [answer] = await connection.answers(1);
    const { 'style-src': styles } = policyOf(answer!.headers);
    expect(styles).toBe(policyOf(await headersOf(service, '/docs/swagger-ui.css'))['style-src']);
    connection.socket.destroy();
  });
});

describe('a server that clients know by HTTPS', () => {
  const service = useTestApp({ PUBLIC_URL: 'https://api.example.com/retinue' });

  it.each([...PATHS, ...OTHERS])('tells browsers to come by nothing else: %s', async (path) => {
    expect((await headersOf(service, path))['strict-transport-security']).toBe('max-age=31536000');
  });

  it('lets the page of its document ask it there', async () => {
    const policy = policyOf(await headersOf(service, '/docs'));
    expect(policy['connect-src']).toBe("'self' https://api.example.com");
  });
});

describe('a server that clients know by HTTP', () => {
  const service = useTestApp({ PUBLIC_URL: 'http://api.example.com' });

  it('leaves the choice to browsers', async () => {
    expect((await headersOf(service, '/v1/users'))['strict-transport-security']).toBeUndefined();
  });
});
