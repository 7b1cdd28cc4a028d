// Another team's application: it knows Retinue's packages by their entries, and nothing of this repository.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ProblemDetailsModule } from '@retinue/common/http';
import { DatabaseModule } from '@retinue/database';
import { FollowListsService, FollowsModule, followsTables, FollowsService } from '@retinue/follows';
import { UsersModule, usersTables, UsersService } from '@retinue/users';

class ConsumerModule {}

const app = await NestFactory.createApplicationContext(
  {
    module: ConsumerModule,
    imports: [
      DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [usersTables, followsTables] }),
      ProblemDetailsModule,
      UsersModule,
      FollowsModule,
    ],
  },
  { logger: ['error'] },
);

const users = app.get(UsersService);
const ada = await users.create({ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' });
const alan = await users.create({ firstName: 'Alan', lastName: 'Turing', email: 'alan@example.com' });
await app.get(FollowsService).follow({ followerId: alan.id, followeeId: ada.id });
const followers = await app.get(FollowListsService).list(ada.id, 'followers', 'newest', { limit: 10 });
const { followersCount } = await users.get(ada.id);
await app.close();

console.log(JSON.stringify({ followers: followers.items, nextCursor: followers.nextCursor, followersCount }));
