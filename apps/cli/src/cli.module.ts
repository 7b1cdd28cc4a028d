import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '@retinue/access';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { openedBy } from './cli-database.js';
import { type CliDatabase, NO_EXTENSION } from './cli-extension.js';

/** The composition root of the command line: the libs, without a server. */
@Module({})
export class CliModule {
  static forRoot(database: CliDatabase): DynamicModule {
    const { extension = NO_EXTENSION, types } = database;
    return {
      module: CliModule,
      imports: [
        DatabaseModule.forRoot(openedBy(database)),
        UsersModule.forRoot({ types }),
        FollowsModule.forRoot({ relations: extension.relations }),
        AccessModule,
      ],
    };
  }
}
