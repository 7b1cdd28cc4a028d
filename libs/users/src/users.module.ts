import { Module } from '@nestjs/common';
import { UserChangeHooks } from './profile/user-change.hooks.js';
import { UserDeletionHooks } from './deletion/user-deletion.hooks.js';
import { UserDeletions } from './deletion/user-deletions.service.js';
import { UsersImportService } from './import/users-import.service.js';
import { UsersService } from './profile/users.service.js';
import { UserCounters } from './profile/user-counters.js';
import { UserDirectory } from './profile/user-directory.js';
import { UsersRepository } from './profile/users.repository.js';
import { UsersController } from './profile/users.controller.js';
import { SqlUserCounters } from './profile/sql-user-counters.js';
import { SqlUserDirectory } from './profile/sql-user-directory.js';
import { SqlUsersRepository } from './profile/sql-users.repository.js';
import { DeletionsRepository } from './deletion/deletions.repository.js';
import { SqlDeletionsRepository } from './deletion/sql-deletions.repository.js';
import { UserImportRepository } from './import/user-import.repository.js';
import { SqlUserImportRepository } from './import/sql-user-import.repository.js';

/** Users, at `/v1/users`. Needs `DatabaseModule.forRoot({ schema: [usersSchema] })` in the application. */
@Module({
  controllers: [UsersController],
  providers: [
    UsersService,
    UsersImportService,
    UserChangeHooks,
    UserDeletionHooks,
    UserDeletions,
    { provide: UsersRepository, useClass: SqlUsersRepository },
    { provide: DeletionsRepository, useClass: SqlDeletionsRepository },
    { provide: UserImportRepository, useClass: SqlUserImportRepository },
    { provide: UserDirectory, useClass: SqlUserDirectory },
    { provide: UserCounters, useClass: SqlUserCounters },
  ],
  exports: [
    UsersService,
    UsersImportService,
    UserChangeHooks,
    UserDeletionHooks,
    UserDeletions,
    UserDirectory,
    UserCounters,
  ],
})
export class UsersModule {}
