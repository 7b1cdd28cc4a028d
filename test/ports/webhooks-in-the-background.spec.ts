import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule, UserUpsertsService } from '@retinue/users';
import { WebhooksModule, WebhooksService } from '@retinue/webhooks';
import { WebhookDispatcher } from '../../libs/webhooks/src/dispatch/webhook-dispatcher.service.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { bareDatabase, type BareDatabase } from './bare-database.js';

/** How many webhooks an application sends to. */
function sendersOf(app: INestApplicationContext): number {
  const dispatcher = app.get(WebhookDispatcher, { strict: false });
  return (dispatcher as unknown as { readonly runners: ReadonlyMap<number, unknown> }).runners.size;
}

describe('webhooks of an application that does nothing in the background', () => {
  let database: BareDatabase;
  let receiver: WebhookReceiver;
  const apps: INestApplicationContext[] = [];

  const start = async (background: boolean): Promise<INestApplicationContext> => {
    const options = { url: database.url, migrate: true, sharedFile: true, background };
    const imports = [
      DatabaseModule.forRoot({ ...options, tables: RETINUE_TABLES }),
      UsersModule,
      FollowsModule,
      WebhooksModule.forRoot({ allowPrivateReceivers: true }),
    ];
    const root = { module: class App {}, imports };
    apps.push(await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false }));
    return apps.at(-1)!;
  };

  beforeEach(async () => {
    database = await bareDatabase();
    receiver = await WebhookReceiver.start();
  });

  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
    await receiver.stop();
    await database.drop();
  });

  it('are sent to by another application that does', async () => {
    const idle = await start(false);
    const { secret } = await idle.get(WebhooksService).create({ url: receiver.url });
    await idle.get(UserUpsertsService).put('ida', { firstName: 'Ida' });
    const busy = await start(true);
    expect((await receiver.messages(1, secret)).map(({ type }) => type)).toEqual(['user.created']);
    expect(sendersOf(idle)).toBe(0);
    expect(sendersOf(busy)).toBe(1);
  });
});
