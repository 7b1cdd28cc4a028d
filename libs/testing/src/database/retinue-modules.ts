import type { ModuleMetadata } from '@nestjs/common';
import { DatabaseModule, type DatabaseOptions, type ModuleTables } from '@retinue/database';
import { FollowsModule, type FollowsOptions, followsTables } from '@retinue/follows';
import { UsersModule, type UsersOptions, usersTables } from '@retinue/users';

/** What the test wants otherwise than the defaults. */
export interface RetinueModulesOptions {
  /** A database in memory when left out. */
  readonly url?: string | undefined;
  /** Tables of the application's own, beside those of users and follows. */
  readonly tables?: readonly ModuleTables[] | undefined;
  /** Entities of the application's own, as `DatabaseModule` takes them. */
  readonly entities?: DatabaseOptions['entities'];
  /** Migrations of the application's own, which make their tables. */
  readonly migrations?: DatabaseOptions['migrations'];
  /** TypeORM's subscribers of the application's own. */
  readonly subscribers?: DatabaseOptions['subscribers'];
  /** The types of users that the application sets. */
  readonly users?: UsersOptions | undefined;
  /** The rules that the application sets. */
  readonly follows?: FollowsOptions | undefined;
}

/**
 * Database, users and follows, for `Test.createTestingModule({ imports: [...retinueModules(), YourModule] })`. The
 * schema is migrated when the module starts; each call has a database in memory of its own.
 *
 * @throws DatabaseStartError when the url is wrong
 */
export function retinueModules({
  url = 'sqlite::memory:',
  tables = [],
  entities,
  migrations,
  subscribers,
  users = {},
  follows = {},
}: RetinueModulesOptions = {}): NonNullable<ModuleMetadata['imports']> {
  return [
    DatabaseModule.forRoot({
      url,
      tables: [usersTables, followsTables, ...tables],
      entities,
      migrations,
      subscribers,
    }),
    UsersModule.forRoot(users),
    FollowsModule.forRoot(follows),
  ];
}
