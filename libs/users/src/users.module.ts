import {
  type ConfigurableModuleAsyncOptions,
  ConfigurableModuleBuilder,
  type DynamicModule,
  Global,
  Module,
} from '@nestjs/common';
import { CallerDirectory } from '@retinue/access';
import { KnownTables } from '@retinue/database';
import { UserCallerDirectory } from './profile/user-caller-directory.service.js';
import { UserChangeHooks } from './profile/user-change.hooks.js';
import { UserDeletionHooks } from './deletion/user-deletion.hooks.js';
import { UserDeletions } from './deletion/user-deletions.service.js';
import { UsersImportService } from './import/users-import.service.js';
import { UsersService } from './profile/users.service.js';
import { UserCounters } from './profile/user-counters.js';
import { UserDirectory } from './profile/user-directory.js';
import { UsersRepository } from './profile/users.repository.js';
import { SqlUserCounters } from './profile/sql-user-counters.js';
import { SqlUserDirectory } from './profile/sql-user-directory.js';
import { UserListsRepository } from './profile/user-lists.repository.js';
import { SqlUserListsRepository } from './profile/sql-user-lists.repository.js';
import { SqlUsersRepository } from './profile/sql-users.repository.js';
import { DeletionsRepository } from './deletion/deletions.repository.js';
import { SqlDeletionsRepository } from './deletion/sql-deletions.repository.js';
import { UserTypes } from './profile/user-type.js';
import { usersTables } from './users.tables.js';
import { UserUpsertsService } from './upserts/user-upserts.service.js';
import { NamedUsersRepository } from './import/named-users.repository.js';
import { SqlNamedUsersRepository } from './import/sql-named-users.repository.js';
import { BulkUsers } from './import/bulk-users.repository.js';
import { SqlBulkUsers } from './import/sql-bulk-users.repository.js';
import { UsersBulkImports } from './import/users-bulk-import.service.js';
import { NamedUsers } from './import/named-users.service.js';
import { UserImportRepository } from './import/user-import.repository.js';
import { SqlUserImportRepository } from './import/sql-user-import.repository.js';

/** What an application may set. */
export interface UsersOptions {
  /**
   * The types that users can be given, such as `['person', 'brand']`, which they are when left out. The first is that of users
   * of whom nobody says it. One that is no longer listed stays on those who have it.
   */
  readonly types?: readonly string[] | undefined;
}

/** Makes the options, for `useClass` and `useExisting`. */
export interface UsersOptionsFactory {
  createUsersOptions(): UsersOptions | Promise<UsersOptions>;
}

const USERS_OPTIONS = 'RETINUE_USERS_OPTIONS';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<UsersOptions>({
  optionsInjectionToken: USERS_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createUsersOptions')
  .setExtras({}, (definition) => ({ ...definition, exports: [USERS_OPTIONS] }))
  .build();

/** Provides the options to the module. */
@Module({})
class UsersOptionsModule extends ConfigurableModuleClass {}

/** Options that other providers make. */
export type UsersAsyncOptions = ConfigurableModuleAsyncOptions<UsersOptions, 'createUsersOptions'>;

/**
 * Users, for every module to inject. Needs `DatabaseModule.forRoot({ tables: [usersTables] })` in the application.
 * Their routes are `UsersHttpModule`'s.
 */
@Global()
@Module({
  providers: [
    UsersService,
    UserUpsertsService,
    UsersImportService,
    NamedUsers,
    UsersBulkImports,
    UserChangeHooks,
    UserDeletionHooks,
    UserDeletions,
    { provide: UserTypes, useFactory: () => new UserTypes() },
    { provide: UsersRepository, useClass: SqlUsersRepository },
    { provide: UserListsRepository, useClass: SqlUserListsRepository },
    { provide: DeletionsRepository, useClass: SqlDeletionsRepository },
    { provide: BulkUsers, useClass: SqlBulkUsers },
    { provide: NamedUsersRepository, useClass: SqlNamedUsersRepository },
    { provide: UserImportRepository, useClass: SqlUserImportRepository },
    { provide: UserDirectory, useClass: SqlUserDirectory },
    { provide: UserCounters, useClass: SqlUserCounters },
    { provide: CallerDirectory, useClass: UserCallerDirectory },
  ],
  exports: [
    UsersService,
    UserUpsertsService,
    UsersImportService,
    NamedUsers,
    UsersBulkImports,
    UserChangeHooks,
    UserDeletionHooks,
    UserDeletions,
    UserDirectory,
    UserCounters,
    UserTypes,
    CallerDirectory,
  ],
})
export class UsersModule {
  /** @throws DatabaseStartError when `usersTables` is not among the tables */
  constructor(tables: KnownTables) {
    tables.assertHas(usersTables, UsersModule.name);
  }

  /**
   * The module with types of its own; imported as it is, users are persons and brands.
   *
   * @throws TypeError when the types are none, see `userTypesProblem`
   */
  static forRoot({ types }: UsersOptions): DynamicModule {
    return { module: UsersModule, providers: [{ provide: UserTypes, useValue: new UserTypes(types) }] };
  }

  /**
   * The same with types that other providers know: `useFactory` with `inject` and `imports`, `useClass` or `useExisting`.
   *
   * @throws TypeError when the types are none (at start)
   */
  static forRootAsync(options: UsersAsyncOptions): DynamicModule {
    return {
      module: UsersModule,
      imports: [UsersOptionsModule.forRootAsync(options)],
      providers: [
        {
          provide: UserTypes,
          useFactory: ({ types }: UsersOptions) => new UserTypes(types),
          inject: [USERS_OPTIONS],
        },
      ],
    };
  }
}
