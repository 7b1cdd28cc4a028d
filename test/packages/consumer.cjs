// Another team's application in CommonJS, as Nest 11 makes them: Node gives it ES modules by require().
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { DatabaseModule } = require('@retinue/database');
const { FollowListsService, FollowsModule, followsTables, FollowsService } = require('@retinue/follows');
const { UsersModule, usersTables, UsersService } = require('@retinue/users');

class ConsumerModule {}

const imports = [
  DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [usersTables, followsTables] }),
  UsersModule,
  FollowsModule,
];

async function main() {
  const app = await NestFactory.createApplicationContext(
    { module: ConsumerModule, imports },
    { logger: ['error'] },
  );
  const users = app.get(UsersService);
  const ada = await users.create({ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' });
  const alan = await users.create({ firstName: 'Alan', lastName: 'Turing', email: 'alan@example.com' });
  await app.get(FollowsService).follow({ followerId: alan.id, followeeId: ada.id });
  const { items, nextCursor } = await app
    .get(FollowListsService)
    .list(ada.id, 'followers', 'newest', { limit: 10 });
  const { followersCount } = await users.get(ada.id);
  await app.close();
  console.log(JSON.stringify({ followers: items, nextCursor, followersCount }));
}

void main();
