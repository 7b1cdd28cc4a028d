import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '@retinue/api';
import { createApp } from '@retinue/api/server';
import { FollowsService } from '@retinue/follows';
import { addUsers } from '../support/people.js';
import { EXACTLY_LIMITED, FOLLOW_LIMITS, followsAtOnce } from '../support/limited-follows.js';
import { newDatabase } from '../support/new-database.js';
import { startInstance } from './instances.js';

describe('two instances with one database', () => {
  const instances: NestFastifyApplication[] = [];
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await newDatabase();
    drop = () => database.drop();
    const settings = { MAX_FOLLOWING: '20', MAX_FOLLOWS_PER_DAY: '30', MAX_PENDING_REQUESTS: '5' };
    for (let count = 0; count < 2; count += 1) {
      const app = await createApp(
        readSettings({ DATABASE_URL: database.url, LOG_LEVEL: 'fatal', ...settings }),
      );
      await app.init();
      instances.push(app);
    }
  });

  afterAll(async () => {
    for (const app of instances) await app.close();
    await drop();
  });

  it('let a user who follows through both at once follow no more than the limits say', async () => {
    const [nest] = instances as [NestFastifyApplication];
    const [follower, ...others] = (
      await addUsers({ nest }, 101, (index) => ({ isPrivate: index > 0 && index % 2 === 0 }))
    ).map(({ id }) => id);
    const said = await Promise.all(
      others.map(async (followeeId, index) => {
        const follows = instances[index % 2]!.get(FollowsService, { strict: false });
        return follows.follow({ followerId: follower!, followeeId }).then(
          ({ outcome }) => outcome as string,
          (error: { readonly code: string }) => error.code,
        );
      }),
    );
    const count = (word: string): number => said.filter((each) => each === word).length;
    expect(count('requested')).toBeLessThanOrEqual(5);
    expect(count('followed') + count('requested')).toBe(20);
    expect(count('too_many_followed') + count('too_many_requests_pending')).toBe(80);
  });

  it('and follow, ask and begin exactly as many over HTTP', async () => {
    const database = await newDatabase();
    const settings = { DATABASE_URL: database.url, ...FOLLOW_LIMITS };
    const servers = [await startInstance(settings), await startInstance(settings)];
    try {
      expect(await followsAtOnce(servers.map(({ url }) => url))).toEqual(EXACTLY_LIMITED);
    } finally {
      for (const server of servers) await server.close();
      await database.drop();
    }
  });
});
