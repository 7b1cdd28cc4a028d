import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import supertest from 'supertest';
import { type BareDatabase, bareDatabase } from '../ports/bare-database.js';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { INSTALL_PATIENCE_MS, installExample } from './install-example.js';

interface Account {
  readonly uuid: string;
  readonly name: string;
  readonly token: string;
}

const BEARER = { type: 'bearer' } as const;

/** Milliseconds a test may take on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

describe('the example of a team with accounts of its own, on Express, from the packed libs', () => {
  let folder: string;
  let database: BareDatabase;
  let server: SpawnedServer;

  beforeAll(async () => {
    folder = await installExample('express-own-users');
  }, INSTALL_PATIENCE_MS);

  afterAll(async () => rm(folder, { recursive: true }));

  beforeEach(async () => {
    database = await bareDatabase();
    server = await start();
  }, PATIENCE_MS);

  afterEach(async () => {
    await server.end('SIGTERM');
    await database.drop();
  });

  const start = async (): Promise<SpawnedServer> =>
    SpawnedServer.start(folder, { DATABASE_URL: database.url, TOKEN_SECRET: 'of these tests' }, [
      join(folder, 'dist/main.js'),
    ]);
  const http = (): ReturnType<typeof supertest> => supertest(server.url);
  const createAccount = async (name: string): Promise<Account> =>
    (await http().post('/accounts').send({ name }).expect(201)).body as Account;
  const followersOf = async ({ uuid }: Account): Promise<unknown> =>
    (await http().get(`/accounts/${uuid}/followers`).expect(200)).body;
  const notificationsOf = async ({ uuid, token }: Account): Promise<unknown> =>
    (await http().get(`/accounts/${uuid}/notifications`).auth(token, BEARER).expect(200)).body;

  it(
    'mirrors accounts, and lists the followers of one by its UUID',
    async () => {
      const [ida, bo] = [await createAccount('Ida'), await createAccount('Bo')];
      await http().put(`/accounts/${ida.uuid}/follows/${bo.uuid}`).auth(ida.token, BEARER).expect(204);
      expect(await followersOf(bo)).toEqual([{ uuid: ida.uuid, name: 'Ida' }]);
      await http().delete(`/accounts/${ida.uuid}`).auth(ida.token, BEARER).expect(204);
      expect(await followersOf(bo)).toEqual([]);
      const problem = await http().get(`/accounts/${ida.uuid}/followers`);
      expect([problem.status, (problem.body as { code: string }).code]).toEqual([404, 'user_not_found']);
    },
    PATIENCE_MS,
  );

  it(
    'lets an account and its user change together, and go together, whichever is deleted',
    async () => {
      const [ida, bo] = [await createAccount('Ida'), await createAccount('Bo')];
      const user = `/social/users/ext:${ida.uuid}`;
      const account = `/accounts/${ida.uuid}`;
      await http().put(account).auth(ida.token, BEARER).send({ name: 'Ida Lund' }).expect(200);
      expect((await http().get(account).expect(200)).body).toEqual({ uuid: ida.uuid, name: 'Ida Lund' });
      expect((await http().get(user).auth(bo.token, BEARER)).body).toMatchObject({
        firstName: 'Ida Lund',
      });
      await http().delete(user).auth(bo.token, BEARER).expect(403);
      await http().delete(user).auth(ida.token, BEARER).expect(204);
      await http().get(account).expect(404);
      await http().delete(`/accounts/${bo.uuid}`).auth(bo.token, BEARER).expect(204);
      expect((await http().get(`/social/users/ext:${bo.uuid}`).auth(bo.token, BEARER)).status).toBe(404);
    },
    PATIENCE_MS,
  );

  it(
    'keeps a follow and its notification, or neither',
    async () => {
      const [ida, bo] = [await createAccount('Ida'), await createAccount('Bo')];
      const follow = async (greeting: string): Promise<number> =>
        (
          await http()
            .put(`/accounts/${ida.uuid}/follows/${bo.uuid}`)
            .auth(ida.token, BEARER)
            .send({ greeting })
        ).status;
      expect(await follow('x'.repeat(81))).toBe(400);
      expect([await followersOf(bo), await notificationsOf(bo)]).toEqual([[], []]);
      expect(await follow('Hello')).toBe(204);
      expect(await follow('Once more')).toBe(204);
      expect(await followersOf(bo)).toHaveLength(1);
      expect(await notificationsOf(bo)).toEqual(['Somebody follows you. Hello']);
    },
    PATIENCE_MS,
  );

  it(
    'lets each act only as themselves, on its own routes and on those of Retinue',
    async () => {
      const [ida, bo] = [await createAccount('Ida'), await createAccount('Bo')];
      const path = `/social/users/ext:${ida.uuid}/following/ext:${bo.uuid}`;
      const batch = {
        operations: [{ op: 'follow', followerId: `ext:${ida.uuid}`, followeeId: `ext:${bo.uuid}` }],
      };
      const forged = await new SignJWT({ sub: ida.uuid, exp: 4e9 })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode('of somebody else'));
      const statuses = async (token: string): Promise<number[]> => {
        const answers = [
          await http().put(`/accounts/${ida.uuid}/follows/${bo.uuid}`).auth(token, BEARER),
          await http().put(`/accounts/${ida.uuid}`).auth(token, BEARER).send({ name: 'Eve' }),
          await http().delete(`/accounts/${ida.uuid}`).auth(token, BEARER),
          await http().put(path).auth(token, BEARER),
          await http().post('/social/follows/batch').auth(token, BEARER).send(batch),
        ];
        return answers.map(({ status }) => status);
      };
      expect(await statuses(bo.token)).toEqual([403, 403, 403, 403, 403]);
      expect(await statuses(forged)).toEqual([401, 401, 401, 401, 401]);
      expect((await http().put(path)).status).toBe(401);
      expect(await followersOf(bo)).toEqual([]);
      await http().put(path).auth(ida.token, BEARER).expect(201);
      await http().post('/social/follows/batch').auth(ida.token, BEARER).send(batch).expect(200);
      await http().put(`/social/users/me/mutes/ext:${bo.uuid}`).auth(ida.token, BEARER).expect(201);
      expect(await followersOf(bo)).toEqual([{ uuid: ida.uuid, name: 'Ida' }]);
    },
    PATIENCE_MS,
  );

  it(
    'starts again on what it has, and the team’s own tables are its own',
    async () => {
      const ida = await createAccount('Ida');
      const tables = await database.tables();
      expect(tables).toEqual(expect.arrayContaining(['accounts', 'notifications', 'recipes', 'users']));
      await server.end('SIGTERM');
      server = await start();
      expect(await database.tables()).toEqual(tables);
      expect(await followersOf(ida)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
