import { Consistency } from '@retinue/database';
import type { Response } from 'supertest';
import { newUser } from '../support/people.js';
import { RawConnection } from '../support/raw-connection.js';
import { type TestApp, useTestApp } from '../support/start-test-app.js';

/** What somebody may say who would like to be another, at another place. */
const FORGED = {
  'X-Forwarded-For': '198.51.100.66',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Port': '6666',
  'X-Forwarded-Prefix': '/evil',
  'X-Forwarded-Server': 'evil.example',
  'X-Real-IP': '198.51.100.66',
  'X-Original-URL': '/evil',
  'X-Rewrite-URL': '/evil',
  Forwarded: 'for=198.51.100.66;host=evil.example;proto=https',
};

const OWN_ADDRESS = /^(::ffff:)?127\.0\.0\.1$/;
const CLIENT = '203.0.113.7';

type Service = Omit<TestApp, 'close'>;
type Headers = Readonly<Record<string, string>>;

async function create(service: Service, headers: Headers = {}): Promise<Response> {
  return service.http.post('/v1/users', newUser(), { headers });
}

/** The address of the next page of a list that has one. */
async function nextLink(service: Service, headers: Headers = {}): Promise<string> {
  await create(service);
  await create(service);
  const answer = await service.http.get('/v1/users?limit=1', { headers });
  return /^<(.+)>; rel="next"$/.exec(String(answer.headers['link']))?.[1] ?? '';
}

/** Who asks, as everything that counts by client is told it. */
async function clientSeen(service: Service, headers: Headers): Promise<string> {
  const consistency = service.nest.get(Consistency, { strict: false });
  const during = consistency.during.bind(consistency);
  let seen: string | undefined;
  consistency.during = (token, client, run) => {
    seen = client;
    return during(token, client, run);
  };
  await service.http.get('/health/live', { headers });
  Reflect.deleteProperty(consistency, 'during');
  return seen!;
}

describe('addresses in answers, when nobody is trusted and no public address is set', () => {
  const service = useTestApp();

  it('go by the request', async () => {
    expect(await nextLink(service)).toMatch(`${service.url}/v1/users?limit=1&cursor=`);
    expect((await create(service)).headers['location']).toMatch(/^\/v1\/users\/\d+$/);
    expect((await service.http.get('/')).body.links.docs).toBe('/docs');
    expect(service.document).toMatchObject({ servers: [{ url: '/' }] });
  });

  it('go by nothing that is forwarded, and neither does who asks', async () => {
    expect(await nextLink(service, FORGED)).toMatch(`${service.url}/v1/users?limit=1&cursor=`);
    expect(await clientSeen(service, FORGED)).toMatch(OWN_ADDRESS);
    const { headers } = await create(service, FORGED);
    expect(headers['location']).toMatch(/^\/v1\/users\/\d+$/);
  });
});

describe('behind trusted proxies', () => {
  const service = useTestApp({ TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1, ::1' });

  it('the client is whom they ask for', async () => {
    const headers = { 'X-Forwarded-For': `198.51.100.66, ${CLIENT}:4711, 10.0.0.7` };
    expect(await clientSeen(service, headers)).toBe(CLIENT);
    expect(await clientSeen(service, { 'X-Forwarded-For': 'unknown' })).toMatch(OWN_ADDRESS);
    expect(await clientSeen(service, { Forwarded: `for=${CLIENT}` })).toMatch(OWN_ADDRESS);
    expect(await clientSeen(service, {})).toMatch(OWN_ADDRESS);
  });

  it('addresses go by the host and the protocol that they were asked with', async () => {
    const headers = { 'X-Forwarded-Host': 'api.example.com', 'X-Forwarded-Proto': 'https' };
    expect(await nextLink(service, headers)).toMatch('https://api.example.com/v1/users?limit=1&cursor=');
    expect(await nextLink(service, { 'X-Forwarded-Prefix': '/evil' })).toMatch(`${service.url}/v1/users?`);
  });

  it('a protocol that is none gets into no header', async () => {
    const headers = { 'X-Forwarded-Proto': 'https>; rel="next", <evil' };
    expect(await nextLink(service, headers)).toMatch(`${service.url}/v1/users?`);
  });
});

describe('beside trusted proxies', () => {
  const service = useTestApp({ TRUSTED_PROXIES: '10.0.0.0/8' });

  it('nobody else is believed', async () => {
    expect(await nextLink(service, FORGED)).toMatch(`${service.url}/v1/users?limit=1&cursor=`);
    expect(await clientSeen(service, FORGED)).toMatch(OWN_ADDRESS);
    expect(await clientSeen(service, { 'X-Forwarded-For': `${CLIENT}, 10.0.0.7` })).toMatch(OWN_ADDRESS);
  });
});

describe('a server that is known as something else', () => {
  const PUBLIC_URL = 'https://api.example.com/retinue';
  const service = useTestApp({ PUBLIC_URL: `${PUBLIC_URL}/`, TRUSTED_PROXIES: '127.0.0.1' });

  it.each([
    ['as it is', {}],
    ['with another Host', { Host: 'evil.example' }],
    ['with what is no Host', { Host: '"><' }],
    ['with forwarded headers', FORGED],
  ])('names addresses by that, when it is asked %s', async (_how, headers) => {
    expect(await nextLink(service, headers)).toMatch(`${PUBLIC_URL}/v1/users?limit=1&cursor=`);
    const { headers: answered, body } = await create(service, headers);
    expect(answered['location']).toBe(`${PUBLIC_URL}/v1/users/${body.id}`);
    const { body: root } = await service.http.get('/', { headers });
    expect(root.links).toEqual({
      docs: `${PUBLIC_URL}/docs`,
      openapi: `${PUBLIC_URL}/docs-json`,
      health: `${PUBLIC_URL}/health/ready`,
    });
    const { body: problem } = await service.http.get('/nowhere', { headers, outsideDocument: true });
    expect(problem.detail).toContain(`see ${PUBLIC_URL}/docs`);
  });

  it('names them by that, for users by external ids and addresses with strange letters, too', async () => {
    const put = await service.http.put('/v1/users/ext:a%2Fb', { body: { firstName: 'Ann' } });
    expect(put.headers['location']).toBe(`${PUBLIC_URL}/v1/users/${put.body.id}`);
    for (let count = 0; count < 2; count += 1) await service.http.post('/v1/users', { firstName: "O'Ann" });
    const { headers } = await service.http.get("/v1/users?limit=1&q=o'ann");
    expect(headers['link']).toMatch(`<${PUBLIC_URL}/v1/users?limit=1&q=o%27ann&cursor=`);
  });

  it('names them by that, when the first line of a request names a host, too', async () => {
    const connection = await RawConnection.open(service.url);
    const body = '{"firstName":"Ann"}';
    const rest = `Host: evil.example\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    connection.send(`POST http://evil.example/v1/users HTTP/1.1\r\n${rest}`);
    connection.send(`POST http://evil.example/v1/users HTTP/1.1\r\n${rest}`);
    connection.send('GET http://evil.example/v1/users?limit=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    const [first, , list] = await connection.answers(3);
    expect(first!.headers['location']).toMatch(`${PUBLIC_URL}/v1/users/`);
    expect(list!.headers['link']).toMatch(`<${PUBLIC_URL}/v1/users?limit=1&cursor=`);
    connection.socket.destroy();
  });

  it('says so in its document', () => {
    expect(service.document).toMatchObject({ servers: [{ url: PUBLIC_URL }] });
  });
});
