import type { INestApplication } from '@nestjs/common';
import { keepConsistent } from '@retinue/database/http';
import { FollowsImportService } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { WebhooksModule } from '@retinue/webhooks';
import { WebhooksHttpModule } from '@retinue/webhooks/http';
import { UsersHttpModule } from '@retinue/users/http';
import supertest, { type Response } from 'supertest';
import { type HostApp, startHostApp } from '../support/host-app.js';
import type { OpenApiDocument } from '../support/openapi-document.js';
import { addUsers, newUser } from '../support/people.js';
import { linesOf, textOf } from '../support/lines.js';
import { type SampleRequest, sampleTraffic } from '../support/sample-traffic.js';
import { useNewTestApp } from '../support/start-test-app.js';

/** Of the connection, of CORS, for browsers, a setting of the host's, or of the server's log; the rest says something about the answer. */
const NOT_OURS = new Set([
  'connection',
  'content-length',
  'content-security-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'referrer-policy',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-powered-by',
  'x-request-id',
]);

/** Of Retinue's own server, or answered before a route is reached. */
const NOT_OF_LIBS = new Set(['/', '/health/live', '/health/ready']);

async function send(url: string, { method, path, body, headers = {} }: SampleRequest): Promise<Response> {
  const request = supertest(url)[method](path).set(headers);
  const response = await (body === undefined ? request : request.type('json').send(JSON.stringify(body)));
  // A setting of Express's, where the route has set none.
  if (response.headers['etag']?.startsWith('W/') === true) delete response.headers['etag'];
  return response;
}

/** An answer without what differs between any two runs: places and times. */
function essence(response: Response): object {
  const { status, headers } = response;
  const plain = (value: string): string =>
    value
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://host')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
      .replaceAll(/("(?:nextCursor|nextAfter|id)":"|cursor=)[\w-]+/g, '$1cursor');
  const told = Object.entries(headers as Record<string, string>)
    .filter(([name]) => !NOT_OURS.has(name) && !name.startsWith('access-control-'))
    .map(([name, value]) => `${name}: ${name === 'consistency-token' ? 'token' : plain(value)}`);
  return { status, headers: told.toSorted(), text: plain(textOf(response)) };
}

/** Milliseconds. Ten times what it takes on a machine with nothing else to do. */
const PATIENCE_MS = 180_000;

describe('the routes in an application on Express', () => {
  const service = useNewTestApp();
  let host: HostApp;
  let answered: Set<string>;

  beforeEach(async () => {
    answered = new Set();
    const imports = [
      WebhooksModule.forRoot({}),
      UsersHttpModule.forRoot(),
      FollowsHttpModule.forRoot(),
      WebhooksHttpModule.forRoot(),
    ];
    host = await startHostApp({ platform: 'express', module: { imports }, prepare: keepConsistent });
  });

  afterEach(async () => host.close());

  /** The same users, and follows among them, in both. */
  async function fill(count: number, followers: number): Promise<void> {
    const people = Array.from({ length: count }, () => newUser());
    const nests: INestApplication[] = [service.nest, host.nest];
    for (const nest of nests) {
      await addUsers({ nest } as never, count, (index) => people[index]!);
      const edges = Array.from({ length: followers }, (_, index) => ({
        followerId: index + 2,
        followeeId: 1,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, index)),
      }));
      await nest.get(FollowsImportService).add(edges);
    }
  }

  /** Sends each request to both, one after the other; tells the first few whose answers differ. */
  async function differences(requests: readonly SampleRequest[]): Promise<object[]> {
    const found: object[] = [];
    for (const request of requests) {
      const [expected, answer] = [await send(service.url, request), await send(host.url, request)];
      answered.add(`${request.method} ${expected.status}`);
      const [server, express] = [essence(expected), essence(answer)];
      if (JSON.stringify(server) !== JSON.stringify(express)) found.push({ request, server, express });
      if (request.method !== 'head') service.contract.check(request.method, request.path, answer);
      if (found.length === 5) break;
    }
    return found;
  }

  it(
    'answer as those of the server do, good requests and bad ones, to the letter',
    async () => {
      await fill(6, 3);
      const paths = Object.entries(service.document.paths).filter(([path]) => !NOT_OF_LIBS.has(path));
      const document: OpenApiDocument = { ...service.document, paths: Object.fromEntries(paths) };
      const requests = sampleTraffic(document);
      expect(requests.length).toBeGreaterThan(1_000);
      expect(await differences(requests)).toEqual([]);
      const wanted =
        'post 200,post 201,post 409,get 200,head 200,get 404,patch 200,patch 412,put 200,put 201,delete 204,put 422';
      expect([...answered]).toEqual(expect.arrayContaining(wanted.split(',')));
    },
    PATIENCE_MS,
  );

  it('stream the original list of a user with many followers', async () => {
    await fill(1_105, 1_104);
    const path = '/user/followers/1';
    expect(
      await differences([
        { method: 'get', path },
        { method: 'head', path },
      ]),
    ).toEqual([]);
    expect((await send(host.url, { method: 'get', path })).body).toHaveLength(1_104);
  });

  it('stream the export of a user with many followers', async () => {
    await fill(1_105, 1_104);
    const path = '/v1/users/1/export';
    expect(
      await differences([
        { method: 'get', path },
        { method: 'head', path },
      ]),
    ).toEqual([]);
    // Themselves, those who follow them, as many changes, and the end.
    expect(linesOf(await send(host.url, { method: 'get', path }))).toHaveLength(2 * 1_104 + 2);
  });

  it("leave to the application what never reaches them: in Nest's own form, and never a 500", async () => {
    await fill(2, 0);
    const post = (type: string, body: string) => supertest(host.url).post('/v1/users').type(type).send(body);
    const answers = [
      await post('application/json', '{'),
      await post('application/json', JSON.stringify({ firstName: 'a'.repeat(200_000) })),
      await supertest(host.url).get('/v1/users/%ZZ'),
      await supertest(host.url).get('/v1/nowhere'),
      await supertest(host.url).post('/v1/users/1'),
    ];
    expect(answers.map(({ status, type, body }) => [status, type, body.statusCode])).toEqual(
      [400, 413, 400, 404, 404].map((status) => [status, 'application/json', status]),
    );
    const [text, form] = [
      await post('text/plain', 'x'),
      await post('application/x-www-form-urlencoded', 'isPrivate=false'),
    ];
    expect([text.status, text.type, text.body.errors[0].pointer]).toEqual([
      422,
      'application/problem+json',
      '#',
    ]);
    expect(form.body.errors).toContainEqual({
      pointer: '#/isPrivate',
      detail: 'isPrivate must be true or false',
    });
    // Express takes these addresses for those of the routes.
    for (const path of ['/v1/users/1/', '/V1/Users/1'])
      expect((await supertest(host.url).get(path)).body.id).toBe(1);
  });
});
