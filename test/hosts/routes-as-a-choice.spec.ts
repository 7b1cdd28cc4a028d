import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type ModuleMetadata,
  VersioningType,
} from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FollowsHttpModule, type FollowsHttpOptions } from '@retinue/follows/http';
import { UsersHttpModule, type UsersHttpOptions } from '@retinue/users/http';
import supertest from 'supertest';
import { type HostApp, type HostOptions, type Platform, startHostApp } from '../support/host-app.js';

/** What the team's guard asks. */
@Injectable()
class Doors {
  isOpen(key: unknown): boolean {
    return key === 'sesame';
  }
}

@Module({ providers: [Doors], exports: [Doors] })
class DoorsModule {}

@Injectable()
class DoorGuard implements CanActivate {
  constructor(private readonly doors: Doors) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string> }>();
    return this.doors.isOpen(headers['x-key']);
  }
}

const someone = (name: string) => ({ firstName: name, lastName: 'Lund', email: `${name}@lund.dk` });

describe.each<Platform>(['express', 'fastify'])('the routes in an application on %s', (platform) => {
  let host: HostApp | undefined;

  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  async function start(
    options: FollowsHttpOptions & UsersHttpOptions,
    rest: Partial<HostOptions> & { readonly beside?: ModuleMetadata } = {},
  ): Promise<ReturnType<typeof supertest>> {
    const imports = [UsersHttpModule.forRoot(options), FollowsHttpModule.forRoot(options)];
    host = await startHostApp({ platform, module: { ...rest.beside, imports }, ...rest });
    return supertest(host.url);
  }

  /** Creates two users under a path, of whom the second follows the first; gives the addresses that answers named. */
  async function follow(http: ReturnType<typeof supertest>, base: string): Promise<string[]> {
    // Express takes a slash at the end.
    const list = platform === 'express' ? `${base}/users/?` : `${base}/users?`;
    const { headers } = await http.post(list).send(someone('Ida'));
    await http.post(`${base}/users`).send(someone('Bo'));
    await http.post(`${base}/users`).send(someone('Lis'));
    for (const id of [2, 3]) await http.put(`${base}/users/${id}/following/1`);
    const page = await http.get(`${base}/users/1/followers?limit=1`);
    return [headers['location']!, new URL(/<(.*)>/.exec(page.headers['link']!)![1]!).pathname];
  }

  it('are under v1, and name their addresses behind the prefix of the application', async () => {
    const http = await start({}, { prepare: (nest) => void nest.setGlobalPrefix('api') });
    expect(await follow(http, '/api/v1')).toEqual(['/api/v1/users/1', '/api/v1/users/1/followers']);
    expect((await http.get('/api/user/followers/1')).body).toHaveLength(2);
  });

  it.each([
    ['/social/graph/', '/social/graph'],
    ['', ''],
  ])('are at the path that is asked for: "%s"', async (path, base) => {
    const http = await start({ path });
    expect(await follow(http, base)).toEqual([`${base}/users/1`, `${base}/users/1/followers`]);
    expect((await http.get('/v1/users/1')).status).toBe(404);
    expect((await http.get('/user/followers/1')).status).toBe(200);
  });

  it("are of the application's version", async () => {
    const http = await start(
      { version: '7' },
      { prepare: (nest) => void nest.enableVersioning({ type: VersioningType.URI }) },
    );
    expect(await follow(http, '/v7')).toEqual(['/v7/users/1', '/v7/users/1/followers']);
    expect((await http.get('/v1/users/1')).status).toBe(404);
  });

  it('are guarded by what the application brings, with all that it injects', async () => {
    const http = await start({ guards: [DoorGuard], imports: [DoorsModule] });
    const shut = [
      await http.get('/v1/users'),
      await http.get('/v1/users/1/followers'),
      await http.post('/v1/follows/batch').send({ operations: [] }),
      await http.get('/user/followers/1'),
    ];
    expect(shut.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await http.get('/v1/users').set('x-key', 'sesame')).status).toBe(200);
  });

  it('are guarded by an instance, too', async () => {
    const http = await start({ guards: [{ canActivate: () => false }] });
    expect((await http.get('/v1/users')).status).toBe(403);
  });

  it('have no original route where it is left out', async () => {
    const http = await start({ legacyFollowers: false });
    await http.post('/v1/users').send(someone('Ida'));
    expect((await http.get('/user/followers/1')).status).toBe(404);
    expect((await http.get('/v1/users/1')).status).toBe(200);
  });

  it('are in the document where they are, under the names they have everywhere', async () => {
    const places: Record<string, string[]> = {};
    for (const path of ['v1', 'social']) {
      const http = await start({ path }, { prepare: (nest) => void nest.setGlobalPrefix('api') });
      expect((await http.get(`/api/${path}/users`)).status).toBe(200);
      const document = SwaggerModule.createDocument(host!.nest, new DocumentBuilder().build());
      expect(/.{60}\/v1\/.{20}/.exec(JSON.stringify(document))?.[0]).toEqual(
        path === 'v1' ? expect.anything() : undefined,
      );
      places[path] = Object.entries(document.paths).flatMap(([at, operations]) =>
        Object.values(operations as Record<string, { operationId: string }>).map(
          ({ operationId }) => `${at.replace(`/api/${path}/`, '')} ${operationId}`,
        ),
      );
      await host!.close();
      host = undefined;
    }
    expect(places['v1']!.length).toBeGreaterThan(25);
    expect(places['social']).toEqual(places['v1']);
  });

  it('refuse what a parser of nested queries makes of brackets, by the name before them', async () => {
    if (platform !== 'express') return;
    const http = await start(
      {},
      { prepare: (nest) => void (nest as NestExpressApplication).set('query parser', 'extended') },
    );
    for (const query of ['limit[a]=1', 'limit[]=1', 'limit=1&limit=2', 'cursor[a][b]=1', 'colour[a]=1']) {
      const { status, body } = await http.get(`/v1/users?${query}`);
      expect([query, status, body.errors[0].parameter]).toEqual([query, 422, /^\w+/.exec(query)![0]]);
    }
    expect((await http.get('/v1/users?limit=1&type=person')).status).toBe(200);
  });
});
