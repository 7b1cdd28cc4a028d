import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import supertest from 'supertest';
import { type BareDatabase, bareDatabase } from '../ports/bare-database.js';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { INSTALL_PATIENCE_MS, installExample } from './install-example.js';

const BEARER = { type: 'bearer' } as const;

describe('the smallest example, on Fastify, from the packed libs', () => {
  let folder: string;
  let database: BareDatabase;

  beforeAll(async () => {
    folder = await installExample('fastify-minimal');
    database = await bareDatabase();
  }, INSTALL_PATIENCE_MS);

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it(
    'serves users, follows and Swagger',
    async () => {
      const server = await SpawnedServer.start(folder, { DATABASE_URL: database.url }, [
        join(folder, 'dist/main.js'),
      ]);
      const http = supertest(server.url);
      for (const externalId of ['ida', 'bo']) {
        await http.put(`/v1/users/ext:${externalId}`).send({ firstName: externalId }).expect(201);
      }
      await http.put('/v1/users/ext:ida/following/ext:bo').expect(201);
      const { body } = await http.get('/v1/users/ext:bo/followers').expect(200);
      expect(body).toMatchObject({ items: [{ externalId: 'ida', firstName: 'ida' }], nextCursor: null });
      await http.get('/docs-json').expect(200);
      await server.end('SIGTERM');
    },
    INSTALL_PATIENCE_MS,
  );

  it(
    'asks who calls, once it has a secret that tokens are signed with',
    async () => {
      const TOKEN_SECRET = 'of this test';
      const tokenOf = async (sub: string, secret = TOKEN_SECRET): Promise<string> =>
        new SignJWT({ sub, exp: 4e9 })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(secret));
      const server = await SpawnedServer.start(folder, { DATABASE_URL: database.url, TOKEN_SECRET }, [
        join(folder, 'dist/main.js'),
      ]);
      const http = supertest(server.url);
      for (const name of ['eva', 'ole']) {
        const token = await tokenOf(name);
        await http.put('/v1/users/me').auth(token, BEARER).send({ firstName: name }).expect(201);
      }
      const eva = await tokenOf('eva');
      await http.put('/v1/users/me/following/ext:ole').auth(eva, BEARER).expect(201);
      await http.put('/v1/users/ext:ole/following/me').auth(eva, BEARER).expect(403);
      await http.put('/v1/users/me/following/ext:ole').expect(401);
      const forged = await tokenOf('eva', 'of somebody else');
      await http.get('/v1/users/me').auth(forged, BEARER).expect(401);
      const { body } = await http.get('/docs-json').expect(200);
      expect(body).toMatchObject({ components: { securitySchemes: { bearer: { scheme: 'bearer' } } } });
      await server.end('SIGTERM');
    },
    INSTALL_PATIENCE_MS,
  );
});
