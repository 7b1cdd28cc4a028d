import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '@retinue/api';
import { createApp } from '@retinue/api/server';
import { newDatabase } from '../support/new-database.js';

const LIMIT = 60;

describe('two instances with one database', () => {
  const instances: NestFastifyApplication[] = [];
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await newDatabase();
    drop = () => database.drop();
    for (let count = 0; count < 2; count += 1) {
      const app = await createApp(
        readSettings({ DATABASE_URL: database.url, LOG_LEVEL: 'fatal', RATE_LIMIT_READS: String(LIMIT) }),
      );
      await app.listen(0, '127.0.0.1');
      instances.push(app);
    }
  });

  afterAll(async () => {
    for (const app of instances) await app.close();
    await drop();
  });

  it('limit a caller together: what one has given, the other gives no more', async () => {
    const [first, second] = await Promise.all(instances.map((app) => app.getUrl()));
    const read = async (url: string): Promise<number> => (await fetch(`${url}/v1/users`)).status;
    for (let count = 0; count < LIMIT; count += 1) expect(await read(first!)).toBe(200);
    expect(await read(first!)).toBe(429);
    let given = 0;
    while ((await read(second!)) === 200) {
      given += 1;
      // By itself it would give as much again.
      expect(given).toBeLessThan(LIMIT / 2);
      await delay(50);
    }
  });
});
