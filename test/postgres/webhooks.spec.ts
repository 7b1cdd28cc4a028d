import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { SpawnedServer } from '../process/support/spawn-server.js';
import { WebhooksUnderFire } from '../support/webhooks-under-fire.js';

const database = new URL(process.env['TEST_POSTGRES_URL']!);

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: database.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('webhooks of several instances', () => {
  test('are sent each event in order, whoever of them is killed', async () => {
    const name = `webhooks_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const env = {
      DATABASE_URL: Object.assign(new URL(database), { pathname: `/${name}` }).href,
      MIGRATE_ON_START: 'true',
      WEBHOOKS_ALLOW_PRIVATE: 'true',
    };
    const start = async (): Promise<SpawnedServer> => SpawnedServer.start(tmpdir(), env);
    const servers = [await start(), await start()];
    const fire = new WebhooksUnderFire(() => servers.map(({ url }) => url));
    try {
      await fire.begin();
      await fire.load();
      const loading = fire.load();
      await servers.pop()!.end('SIGKILL');
      await loading;
      servers.push(await start());
      await Promise.all([fire.load(), fire.restartOneReceiver()]);
      await servers.shift()!.end('SIGTERM');
      await fire.load();
      const { log, received } = await fire.outcome();
      expect(log.length).toBeGreaterThan(100);
      for (const ids of received) expect(ids).toEqual(log);
    } finally {
      await fire.end();
      for (const server of servers) await server.end('SIGTERM');
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }, 120_000);
});
