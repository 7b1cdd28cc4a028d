import { SignJWT } from 'jose';
import { inFile } from './support/copy-source.js';
import { hostForSpec } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

/** Each is recognized wherever it turns up: nothing else has these letters. */
const PASSWORD = 'pw-XQZJ-1-of-the-primary';
const REPLICA_PASSWORD = 'pw-XQZJ-2-of-a-replica';
const CONSISTENCY_KEY = 'key-XQZJ-3-of-the-tokens';
const JWT_SECRET = 'jwt-XQZJ-4-of-the-issuer-and-long-enough-for-hs256';
const SERVICE_KEY = 'rtk_XQZJ5ofAService0123456789abcdefghijk';
const SECRET = /XQZJ/;

const ENDS_AT_ONCE = '127.0.0.1:1';

interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const host = hostForSpec();

/** All that a server which can't start, or `retinue migrate`, prints with these settings. */
async function printedBy(env: Readonly<Record<string, string>>): Promise<string> {
  return inTemporaryFolder(async (cwd) => {
    const token = { AUTH_MODE: 'token', JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'retinue', JWT_SECRET };
    const settings = { PORT: '0', LOG_LEVEL: 'debug', CONSISTENCY_KEY, ...token, ...env };
    const server = await host.failServer({ cwd, env: settings });
    const cli = await host.runCli(['migrate'], { cwd, env: settings });
    expect(server.code).toBe(1);
    return [server, cli].map(({ stdout, stderr }) => stdout + stderr).join('');
  });
}

/** One that lets in: what goes wrong behind the door is to be seen, too. */
const ADMINISTRATOR_TOKEN = await new SignJWT({ scope: 'admin' })
  .setProtectedHeader({ alg: 'HS256' })
  .setSubject('ann')
  .setIssuer('issuer')
  .setAudience('retinue')
  .setExpirationTime('1h')
  .sign(Buffer.from(JWT_SECRET));

describe('secrets', () => {
  test.each([
    ['of another engine', `mongodb://ann:${PASSWORD}@db/retinue`],
    ['with a space before it', ` postgres://ann:${PASSWORD}@db/retinue`],
    ['in quotes', `"postgres://ann:${PASSWORD}@db/retinue"`],
    ['with one slash', `postgres:/ann:${PASSWORD}@db/retinue`],
    ['with no scheme', `ann:${PASSWORD}@db/retinue`],
    ['with a scheme that has a plus', `postgres+ssl://ann:${PASSWORD}@db/retinue`],
    ['that lacks its host', `postgres://ann:${PASSWORD}/retinue`],
    ['with a slash in the password', `postgres://ann:a/${PASSWORD}@db/retinue`],
    ['in the form of libpq', `host=db user=ann password=${PASSWORD}`],
    ['with a percent sign in the password', `postgres://ann:%${PASSWORD}@${ENDS_AT_ONCE}/retinue`],
    ['that nobody listens at', `postgres://ann:${PASSWORD}@${ENDS_AT_ONCE}/retinue`],
    ['with the password in the query', `postgres://${ENDS_AT_ONCE}/retinue?user=ann&password=${PASSWORD}`],
    [
      'with a wrong option',
      `postgres://ann:${PASSWORD}@${ENDS_AT_ONCE}/retinue?sslmode=verify-full&sslrootcert=none`,
    ],
  ])('are not printed of a DATABASE_URL %s', async (_what, DATABASE_URL) => {
    const printed = await printedBy({ DATABASE_URL });
    expect(printed).toContain('DATABASE_URL');
    expect(printed).not.toMatch(SECRET);
  });

  test.each([
    ['replicas of another engine', { DATABASE_REPLICA_URLS: `mysql://ann:${REPLICA_PASSWORD}@r` }],
    ['replicas of a SQLite file', { DATABASE_REPLICA_URLS: `postgres://ann:${REPLICA_PASSWORD}@r/d` }],
    [
      'a replica without a database',
      {
        DATABASE_URL: `postgres://a:${PASSWORD}@db/d`,
        DATABASE_REPLICA_URLS: `postgres://ann:${REPLICA_PASSWORD}@r`,
      },
    ],
    [
      'a replica that is no address',
      {
        DATABASE_URL: `postgres://a:${PASSWORD}@db/d`,
        DATABASE_REPLICA_URLS: `postgres://ann:${REPLICA_PASSWORD}`,
      },
    ],
    ['a key that is too short', { CONSISTENCY_KEY: 'XQZJ' }],
    ['another setting that is wrong', { PORT: 'eighty' }],
  ])('are not printed of %s', async (_what, env) => {
    const printed = await printedBy(env);
    expect(printed).toContain('retinue: ');
    expect(printed).not.toMatch(SECRET);
  });

  test.each([
    ['that asks nobody', {}, []],
    [
      'that asks who calls',
      { AUTH_MODE: 'token', JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'retinue', JWT_SECRET },
      [`Bearer ${ADMINISTRATOR_TOKEN}`],
    ],
  ])('are in no log, answer or document of a server %s, whatever goes wrong', async (_what, access, good) => {
    await inTemporaryFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL: 'sqlite:retinue.db',
        LOG_LEVEL: 'debug',
        CONSISTENCY_KEY,
        ...access,
      });
      const answers: string[] = [];
      const statuses = new Set<number>();
      const ask = async (path: string, init: AskOptions = {}): Promise<void> => {
        const bad = [`Bearer ${SERVICE_KEY}`, `Basic ${SERVICE_KEY}`, SERVICE_KEY];
        for (const authorization of [...bad, ...good]) {
          const headers = { Authorization: authorization, ...init.headers };
          const answer = await fetch(`${server.url}${path}`, { ...init, headers });
          statuses.add(answer.status);
          answers.push(JSON.stringify([...answer.headers]), await answer.text());
        }
      };
      const json = { 'Content-Type': 'application/json' };
      const askAll = async (): Promise<void> => {
        for (const path of [
          '/',
          '/docs',
          '/docs-json',
          '/docs-yaml',
          '/docs/swagger-ui-init.js',
          '/health/ready',
        ])
          await ask(path);
        for (const path of [
          '/v1/users/1',
          '/v1/users/x',
          '/v1/users?limit=x',
          '/v1/users/1/followers',
          '/no',
          '/%ZZ',
        ])
          await ask(path);
        await ask('/v1/users', { method: 'POST', headers: json, body: '{' });
        await ask('/v1/users', { method: 'POST', headers: json, body: '{"firstName":"Ann"}' });
        await ask('/v1/users', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' });
        await ask('/v1/users/1/following/2', { method: 'PUT' });
        await ask('/v1/users/1', { headers: { 'Consistency-Token': 'v1.forged' } });
      };
      await askAll();
      inFile(folder, 'retinue.db', (database) => {
        database.pragma('foreign_keys = OFF');
        database.exec('ALTER TABLE user_counters RENAME COLUMN followers_count TO gone');
      });
      await askAll();
      // Some clients write their key where it does not belong.
      await ask(`/v1/users?q=${SERVICE_KEY}`);
      await server.end('SIGTERM');
      expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 400, 404, 415, 422, 500]));
      expect(server.printed).toContain('answered 500');
      expect(server.printed).not.toMatch(SECRET);
      expect(answers.filter((text) => SECRET.test(text))).toEqual([]);
      for (const credentials of good)
        expect(server.printed + answers.join()).not.toContain(credentials.split('.')[2]);
    });
  });
});
