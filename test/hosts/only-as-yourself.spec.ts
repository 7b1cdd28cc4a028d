import { readFile } from 'node:fs/promises';
import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { actingUsers } from '@retinue/common/http';
import * as followsHttp from '@retinue/follows/http';
import { UsersService } from '@retinue/users';
import * as usersHttp from '@retinue/users/http';
import supertest from 'supertest';
import { type HostApp, startHostApp } from '../support/host-app.js';

/** The guard that the README shows, and the routes under it. */
async function guardOfReadme(): Promise<Type<CanActivate>> {
  const readme = await readFile(new URL('../../libs/follows/README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, text]) => text!);
  const example = examples.find((text) => text.includes('class OnlyAsYourself'));
  const code = example!.replaceAll(/^import .*\n/gm, '');
  const { FollowsHttpModule } = followsHttp;
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the text is the README's
  const run = new Function('actingUsers', 'FollowsHttpModule', `${code}; return OnlyAsYourself;`);
  return run(actingUsers, FollowsHttpModule) as Type<CanActivate>;
}

describe("a guard that reads who acts, in another team's application", () => {
  let host: HostApp;

  beforeAll(async () => {
    const OnlyAsYourself = await guardOfReadme();
    const signIn = (
      request: { headers: Record<string, string>; user?: object },
      _: object,
      next: () => void,
    ) => {
      if (request.headers['x-user'] !== undefined) request.user = { id: Number(request.headers['x-user']) };
      next();
    };
    const guards = [OnlyAsYourself];
    const imports = [
      usersHttp.UsersHttpModule.forRoot({ guards }),
      followsHttp.FollowsHttpModule.forRoot({ guards }),
    ];
    host = await startHostApp({
      platform: 'express',
      module: { imports },
      prepare: (nest) => nest.use(signIn),
    });
    const users = host.nest.get(UsersService);
    for (const who of ['Ida', 'Bo', 'Lis'])
      await users.create({ firstName: who, lastName: 'Lund', email: `${who}@lund.dk` });
  });

  afterAll(async () => host.close());

  const status = async (
    user: number,
    method: 'get' | 'put' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
  ) => (await supertest(host.url)[method](path).set('x-user', String(user)).send(body)).status;

  it('lets users follow as themselves, and as nobody else', async () => {
    expect(await status(1, 'put', '/v1/users/1/following/2')).toBe(201);
    expect(await status(1, 'put', '/v1/users/2/following/1')).toBe(403);
    expect(await status(1, 'put', '/v1/users/01/following/2')).toBe(403);
    expect(await status(1, 'delete', '/v1/users/2/followers/1')).toBe(403);
    expect(await status(2, 'delete', '/v1/users/2/followers/1')).toBe(204);
  });

  it('looks into batches: one operation of somebody else, and none is done', async () => {
    const operation = (followerId: unknown) => ({ op: 'follow', followerId, followeeId: 3 });
    const batch = (...followers: unknown[]) => ({ operations: followers.map(operation), dryRun: true });
    expect(await status(1, 'post', '/v1/follows/batch', batch(1, 1))).toBe(200);
    expect(await status(1, 'post', '/v1/follows/batch', batch(1, 2))).toBe(403);
    expect(await status(1, 'post', '/v1/follows/batch', batch(1, [1]))).toBe(403);
    expect(await status(1, 'post', '/v1/follows/batch', { operations: [null] })).toBe(403);
    expect(await status(1, 'post', '/v1/follows/batch', { operations: 1 })).toBe(422);
    expect(await status(1, 'post', '/v1/relationships/query', { pairs: [{ userId: 1, otherId: 2 }] })).toBe(
      200,
    );
    expect(await status(1, 'post', '/v1/relationships/query', { pairs: [{ userId: 2, otherId: 1 }] })).toBe(
      403,
    );
  });

  it('shows what is public to all, and what is private to the user alone', async () => {
    for (const path of ['/v1/users', '/v1/users/2', '/v1/users/2/followers', '/v1/users/2/mutuals'])
      expect([path, await status(1, 'get', path)]).toEqual([path, 200]);
    const own = [
      'blocks',
      'mutes',
      'follow-requests',
      'follow-history',
      'suggestions',
      'known-followers?viewerId=2',
    ];
    for (const part of own) {
      expect([part, await status(1, 'get', `/v1/users/2/${part}`)]).toEqual([part, 403]);
      expect([part, await status(2, 'get', `/v1/users/2/${part}`)]).toEqual([part, 200]);
    }
    expect(await status(1, 'get', '/v1/users/3/known-followers?viewerId=1&viewerId=2')).toBe(403);
    expect([
      await status(1, 'get', '/user/followers/2'),
      await status(2, 'get', '/user/followers/2'),
    ]).toEqual([403, 200]);
  });

  it('lets nobody create users, whom nobody is yet', async () => {
    expect(
      await status(1, 'post', '/v1/users', { firstName: 'Bo', lastName: 'Lund', email: 'new@lund.dk' }),
    ).toBe(403);
    expect(await status(1, 'patch', '/v1/users/2', { firstName: 'Bo' })).toBe(403);
    expect(await status(2, 'patch', '/v1/users/2', { firstName: 'Bo' })).toBe(200);
  });
});

test('each route says who acts, but for those that are for nobody in particular', () => {
  const controllers = [...Object.values(followsHttp), ...Object.values(usersHttp)].filter(
    (value): value is Type =>
      typeof value === 'function' && Reflect.getMetadata('__controller__', value) === true,
  );
  expect(controllers.length).toBeGreaterThanOrEqual(11);
  const request = { params: {}, query: {}, body: {} };
  const unmarked = controllers.flatMap(({ name, prototype }) =>
    Object.getOwnPropertyNames(prototype)
      .filter((method) => {
        const handler = (prototype as Record<string, () => void>)[method]!;
        const context = { getHandler: () => handler, switchToHttp: () => ({ getRequest: () => request }) };
        const isRoute = Reflect.getMetadata('method', handler) !== undefined;
        return isRoute && actingUsers(context as unknown as ExecutionContext) === undefined;
      })
      .map((method) => `${name}.${method}`),
  );
  expect(unmarked).toEqual(['EventsController.list', 'UsersController.create']);
});
