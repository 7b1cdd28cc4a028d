import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from '@retinue/access';
import { DatabaseModule, DatabaseStartError, type ModuleTables } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule, usersTables } from '@retinue/users';

type Modules = readonly (Type | DynamicModule)[];

const CASES: readonly (readonly [what: string, tables: readonly ModuleTables[], Modules])[] = [
  ['UsersModule needs the tables of users, add usersTables', [], [UsersModule]],
  ['UsersModule needs the tables of users', [], [UsersModule.forRoot({ types: ['cook'] })]],
  ['FollowsModule needs the tables of follows', [usersTables], [UsersModule, FollowsModule]],
  ['AccessModule needs the tables of access', [usersTables], [UsersModule, AccessModule]],
];

// They are refused while the database is being opened: one that is opened after them has passed all of their steps.
afterAll(async () => {
  const database = DatabaseModule.forRoot({ url: 'sqlite::memory:' });
  await (await NestFactory.createApplicationContext(database, { logger: false })).close();
});

it.each(CASES)('a start without its tables ends: %s', async (sentence, tables, modules) => {
  class Host {}
  const database = DatabaseModule.forRoot({ url: 'sqlite::memory:', tables });
  const start = NestFactory.createApplicationContext(
    { module: Host, imports: [database, ...modules] },
    { logger: false, abortOnError: false },
  );
  await expect(start).rejects.toBeInstanceOf(DatabaseStartError);
  await expect(start).rejects.toThrow(sentence);
});
