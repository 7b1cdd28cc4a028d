import {
  type DynamicModule,
  type INestApplicationContext,
  Injectable,
  Module,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, type DatabaseOptions } from '@retinue/database';
import {
  type FollowResult,
  FollowsModule,
  type FollowsRules,
  type FollowsRulesFactory,
  FollowsService,
  followsTables,
} from '@retinue/follows';
import {
  type User,
  UsersModule,
  type UsersOptions,
  type UsersOptionsFactory,
  UsersService,
  usersTables,
} from '@retinue/users';

/** The application's own settings, which know what Retinue's modules are to be given. */
@Injectable()
class Settings implements UsersOptionsFactory, FollowsRulesFactory {
  readonly database: DatabaseOptions = { url: 'sqlite::memory:', tables: [usersTables, followsTables] };

  createUsersOptions(): UsersOptions {
    return { types: ['cook', 'guest'] };
  }

  async createFollowsRules(): Promise<FollowsRules> {
    return { policy: 'guest>cook' };
  }
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

const imports = [SettingsModule];
const database = DatabaseModule.forRootAsync({
  imports,
  inject: [Settings],
  useFactory: (settings: Settings) => settings.database,
});

const WAYS: readonly (readonly [way: string, users: DynamicModule, follows: DynamicModule])[] = [
  [
    'useExisting',
    UsersModule.forRootAsync({ imports, useExisting: Settings }),
    FollowsModule.forRootAsync({ imports, useExisting: Settings }),
  ],
  [
    'useClass',
    UsersModule.forRootAsync({ useClass: Settings }),
    FollowsModule.forRootAsync({ useClass: Settings }),
  ],
  [
    'useFactory',
    UsersModule.forRootAsync({ imports, inject: [Settings], useFactory: typesOf }),
    FollowsModule.forRootAsync({ imports, inject: [Settings], useFactory: policyOf }),
  ],
];

function typesOf(settings: Settings): UsersOptions {
  return settings.createUsersOptions();
}

async function policyOf(settings: Settings): Promise<FollowsRules> {
  return settings.createFollowsRules();
}

describe("options that an application's own providers give", () => {
  let app: INestApplicationContext | undefined;

  const start = async (...modules: readonly (DynamicModule | Type)[]): Promise<INestApplicationContext> => {
    app = await NestFactory.createApplicationContext(
      { module: class Host {}, imports: [database, ...modules] },
      { logger: false, abortOnError: false },
    );
    return app;
  };

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('end the start by a sentence when they are wrong', async () => {
    const none = UsersModule.forRootAsync({ useFactory: () => ({ types: [] }) });
    await expect(start(none, FollowsModule)).rejects.toThrow('The user types must be 1 to 50 types');
    const text = UsersModule.forRootAsync({ useFactory: () => ({ types: 'team' as unknown as string[] }) });
    await expect(start(text, FollowsModule)).rejects.toThrow(
      `The user types must be a list of names, such as ['person', 'brand'], and are "team"`,
    );
    const unknown = FollowsModule.forRootAsync({ useFactory: () => ({ policy: 'cook>guest' }) });
    await expect(start(UsersModule, unknown)).rejects.toThrow('must list pairs of person and brand');
    const nobody = FollowsModule.forRootAsync({ useFactory: () => ({ maxFollowing: 0 }) });
    await expect(start(UsersModule, nobody)).rejects.toThrow('maxFollowing must be a whole number from 1');
    const noDay = FollowsModule.forRootAsync({ useFactory: () => ({ keepEventsDays: 0.5 }) });
    await expect(start(UsersModule, noDay)).rejects.toThrow('keepEventsDays must be a whole number from 1');
    const tooMany = FollowsModule.forRoot({ keepEventsDays: 1e9 });
    await expect(start(UsersModule, tooMany)).rejects.toThrow('keepEventsDays must be a whole number from 1');
  });

  it('are the limits of what one user may follow, too', async () => {
    const follows = FollowsModule.forRootAsync({ useFactory: () => ({ maxFollowing: 1 }) });
    const host = await start(UsersModule, follows);
    const [ada, ...others] = await Promise.all(
      ['Ada', 'Bo', 'Ida'].map((firstName) => host.get(UsersService).create({ firstName })),
    );
    const follow = (other: User): Promise<FollowResult> =>
      host.get(FollowsService).follow({ followerId: ada!.id, followeeId: other.id });
    expect(await follow(others[0]!)).toMatchObject({ outcome: 'followed' });
    await expect(follow(others[1]!)).rejects.toMatchObject({ code: 'too_many_followed' });
  });

  it.each(WAYS)(
    'are those of the types of users, and of who may follow whom: %s',
    async (_, users, follows) => {
      const { get } = await start(users, follows).then((host) => ({ get: host.get.bind(host) }));
      const cook = await get(UsersService).create({ firstName: 'Ada', type: 'cook' });
      const guest = await get(UsersService).create({ firstName: 'Ida', type: 'guest' });
      await expect(get(UsersService).create({ firstName: 'Bo', type: 'brand' })).rejects.toMatchObject({
        code: 'invalid_request',
      });
      const following = { followerId: guest.id, followeeId: cook.id };
      expect(await get(FollowsService).follow(following)).toMatchObject({ outcome: 'followed' });
      await expect(
        get(FollowsService).follow({ followerId: cook.id, followeeId: guest.id }),
      ).rejects.toMatchObject({ code: 'follow_not_allowed' });
    },
  );
});
