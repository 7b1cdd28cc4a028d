import 'reflect-metadata';
import { type Type, ValidationPipe } from '@nestjs/common';
import * as commonHttp from '@retinue/common/http';
import * as followsHttp from '@retinue/follows/http';
import * as usersHttp from '@retinue/users/http';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import supertest from 'supertest';
import { type HostApp, type Platform, startHostApp } from '../support/host-app.js';

/** What a client may send in the place of any value. */
const SENT = [
  'false', 'true', '', '0', '1', '5', '5x', 'person', '2026', '2,3', 0, 1, 5, true, false, null, {}, { a: 1 }, [], ['false'], ['person'], [1],
]; // prettier-ignore

/** All request classes there are, by what is checked in them. */
const requests = [commonHttp, followsHttp, usersHttp]
  .flatMap((entry) => Object.values(entry) as unknown[])
  .filter((value): value is Type<object> => typeof value === 'function' && propertiesOf(value).length > 0);

function propertiesOf(target: object): string[] {
  const checks = getMetadataStorage().getTargetValidationMetadatas(target as Type, '', false, false);
  return [...new Set(checks.map(({ propertyName }) => propertyName))];
}

/** What a pipe of an application makes of a value before ours sees it. */
function read(
  request: Type<object>,
  name: string,
  value: unknown,
  enableImplicitConversion: boolean,
): unknown {
  const instance = plainToInstance(request, { [name]: value }, { enableImplicitConversion });
  return (instance as Readonly<Record<string, unknown>>)[name];
}

describe("a request class under an application's implicit conversion", () => {
  it.each(requests.map((request) => [request.name, request] as const))(
    'reads each property of %s as it does without',
    (_name, request) => {
      for (const name of propertiesOf(request))
        for (const value of SENT)
          expect([name, value, read(request, name, value, true)]).toEqual([
            name,
            value,
            read(request, name, value, false),
          ]);
    },
  );

  it('is every one that there is', () => {
    expect(requests.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'PageQuery',
        'CreateUserRequest',
        'FollowBatchRequest',
        'FollowOperationRequest',
      ]),
    );
    expect(requests.length).toBeGreaterThanOrEqual(14);
  });
});

describe.each<Platform>(['express', 'fastify'])(
  "behind an application's global ValidationPipe, on %s",
  (platform) => {
    let host: HostApp;

    beforeAll(async () => {
      const pipe = new ValidationPipe({
        transform: true,
        whitelist: true,
        forbidNonWhitelisted: true,
        transformOptions: { enableImplicitConversion: true },
      });
      const imports = [usersHttp.UsersHttpModule, followsHttp.FollowsHttpModule.forRoot()];
      host = await startHostApp({
        platform,
        module: { imports },
        prepare: (nest) => void nest.useGlobalPipes(pipe),
      });
    });

    afterAll(async () => host.close());

    it('what is right is done as it is without, and nothing is taken for true', async () => {
      const http = supertest(host.url);
      const user = (name: string, rest: object = {}) => ({
        firstName: name,
        lastName: 'Lund',
        email: `${name}@lund.dk`,
        ...rest,
      });
      expect((await http.post('/v1/users').send(user('Ida', { isPrivate: true }))).body.isPrivate).toBe(true);
      expect((await http.post('/v1/users').send(user('Bo', { isPrivate: false }))).body.isPrivate).toBe(
        false,
      );
      expect(
        (await http.post('/v1/users').send(user('Lis', { isPrivate: 'false' }))).status,
      ).toBeGreaterThanOrEqual(400);
      expect(
        (await http.post('/v1/users').send(user('Lis', { firstName: {} }))).status,
      ).toBeGreaterThanOrEqual(400);
      expect((await http.put('/v1/users/1/following/2')).status).toBe(201);
      const list = async (query: string) =>
        (await http.get(`/v1/users/2/followers?${query}`)).body.items?.length;
      expect([await list('notFollowedBack=false'), await list('notFollowedBack=true')]).toEqual([1, 1]);
      expect(await list('notFollowedBack=0')).toBeUndefined();
      const operations = [{ op: 'unfollow', followerId: 1, followeeId: 2 }];
      expect(
        (await http.post('/v1/follows/batch').send({ operations, dryRun: 'false' })).status,
      ).toBeGreaterThanOrEqual(400);
      const wrong = [{ ...operations[0], followerId: '1' }];
      expect(
        (await http.post('/v1/follows/batch').send({ operations: wrong })).status,
      ).toBeGreaterThanOrEqual(400);
      expect((await http.post('/v1/follows/batch').send({ operations, dryRun: false })).body.items).toEqual([
        expect.objectContaining({ outcome: 'unfollowed' }),
      ]);
      expect(
        (await http.put('/v1/users/1/mutes/2').send({ expiresAt: '2099' })).status,
      ).toBeGreaterThanOrEqual(400);
      const expiresAt = '2099-01-31T09:30:00.000Z';
      expect((await http.put('/v1/users/1/mutes/2').send({ expiresAt })).status).toBe(201);
      expect((await http.get('/v1/users/1/mutes')).body.items).toEqual([
        expect.objectContaining({ expiresAt }),
      ]);
      expect((await http.get('/v1/users/1/relationships?ids=2,3')).body.items).toHaveLength(1);
      expect((await http.get('/v1/users/1/follow-history?from=2026-01-01T00:00:00Z&limit=1')).status).toBe(
        200,
      );
      for (const id of ['0x1', '1e0']) expect((await http.get(`/user/followers/${id}`)).status).toBe(422);
    });
  },
);
