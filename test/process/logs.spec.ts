import { inFile } from './support/copy-source.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

type Line = Readonly<Record<string, unknown>>;

describe('the log of a server that has no terminal', () => {
  test('is JSON, names requests by their ids, and no users', async () => {
    await inTemporaryFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL: 'sqlite:retinue.db',
        LOG_LEVEL: 'debug',
      });
      inFile(folder, 'retinue.db', (database) => {
        database.pragma('foreign_keys = OFF');
        database.exec('ALTER TABLE user_counters RENAME COLUMN followers_count TO gone');
      });
      const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
      const headers = { 'X-Request-Id': 'order-7', traceparent };
      await fetch(`${server.url}/v1/users?q=Zacharias`, { headers });
      await fetch(`${server.url}/v1/users/ext:zacharias`, {
        method: 'PUT',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ firstName: 'Zacharias' }),
      });
      await server.end('SIGTERM');
      const lines = server.printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      for (const line of lines) {
        expect(Object.keys(line)).toEqual(expect.arrayContaining(['level', 'time', 'pid', 'msg']));
        expect(Date.parse(String(line['time']))).not.toBeNaN();
      }
      const request = { requestId: 'order-7', traceId: TRACE };
      expect(lines.filter(({ requestId }) => requestId === 'order-7')).toContainEqual(
        expect.objectContaining({
          ...request,
          level: 'debug',
          method: 'PUT',
          route: expect.stringMatching(/^\/v1\/users\/.*:/) as string,
          status: 500,
        }),
      );
      const failure = lines.find(({ level }) => level === 'error');
      expect(failure).toMatchObject({
        ...request,
        msg: expect.stringContaining('PUT /v1/users/ext:*** answered 500') as string,
        stack: expect.stringContaining('user_counters') as string,
      });
      expect(server.printed).not.toMatch(/zacharias/i);
    });
  });

  test('has what is as important as LOG_LEVEL says, and no more', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: 'sqlite:retinue.db' };
      const server = await SpawnedServer.start(folder, env);
      await fetch(`${server.url}/v1/users`);
      await server.end('SIGTERM');
      const levels = server.printed
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Line)['level']);
      expect(new Set(levels)).toEqual(new Set(['info']));
    });
  });
});
