import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule, followsTables } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { ProblemDetailsModule } from '@retinue/common/http';
import { UsersModule, usersTables } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import { Account } from './accounts/account.entity.js';
import { AccountTokens } from './accounts/account-tokens.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsMirror, MirrorAccounts } from './accounts/mirror-accounts.js';
import { AccountsAndNotifications1800000000000 } from './accounts-and-notifications.migration.js';
import { FollowsOfAccountsController } from './follows/follows-of-accounts.controller.js';
import { FollowsOfAccounts } from './follows/follows-of-accounts.service.js';
import { Notification } from './follows/notification.entity.js';
import { ownDataSource } from './own-data-source.js';
import { Recipe } from './recipes/recipe.entity.js';

/** The team's application. */
@Module({})
export class AppModule {
  /** @param secret that tokens of accounts are signed with */
  static forRoot(url: string, secret: string): DynamicModule {
    const tokens = new AccountTokens(secret);
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot(ownDataSource(url)),
        TypeOrmModule.forFeature([Recipe, Account]),
        DatabaseModule.forRoot({
          url,
          guest: true,
          migrate: true,
          tables: [usersTables, followsTables],
          entities: [Account, Notification],
          migrations: [AccountsAndNotifications1800000000000],
          subscribers: [MirrorAccounts],
        }),
        UsersModule.forRoot({ types: ['account'] }),
        FollowsModule,
        UsersHttpModule.forRoot({ path: 'social', actor: tokens.callerOf }),
        FollowsHttpModule.forRoot({ path: 'social', actor: tokens.callerOf, legacyFollowers: false }),
        // The team's routes call Retinue's services: their errors are problems there, too.
        ProblemDetailsModule,
      ],
      controllers: [AccountsController, FollowsOfAccountsController],
      providers: [AccountsMirror, FollowsOfAccounts, { provide: AccountTokens, useValue: tokens }],
    };
  }
}
