import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UserChangeHooks } from './application/user-change.hooks.js';
import { UserDeletionHooks } from './application/user-deletion.hooks.js';
import { UserDeletions } from './application/user-deletions.js';
import { UsersImportService } from './application/users-import.service.js';
import { UsersService } from './application/users.service.js';
import { UserCounters } from './domain/user-counters.js';
import { UserDirectory } from './domain/user-directory.js';
import { UsersRepository } from './domain/users.repository.js';
import { UsersController } from './http/users.controller.js';
import { SqlUserCounters } from './persistence/sql-user-counters.js';
import { SqlUserDirectory } from './persistence/sql-user-directory.js';
import { SqlUsersRepository } from './persistence/sql-users.repository.js';
import { UserEntity } from './persistence/user.entity.js';

/** Users, at `/v1/users`. Needs `DatabaseModule.forRoot(...)` in the application. */
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity])],
  controllers: [UsersController],
  providers: [
    UsersService,
    UsersImportService,
    UserChangeHooks,
    UserDeletionHooks,
    UserDeletions,
    { provide: UsersRepository, useClass: SqlUsersRepository },
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
