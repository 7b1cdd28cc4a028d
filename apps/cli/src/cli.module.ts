import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '@retinue/access';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { type CliDatabase, NO_EXTENSION, tablesOf } from './cli-database.js';

/** The composition root of the command line: the libs, without a server. */
@Module({})
export class CliModule {
  static forRoot({ extension = NO_EXTENSION, types, ...database }: CliDatabase): DynamicModule {
    return {
      module: CliModule,
      imports: [
        DatabaseModule.forRoot({ ...database, tables: tablesOf(extension), background: false }),
        UsersModule.forRoot({ types }),
        FollowsModule.forRoot({ relations: extension.relations }),
        AccessModule,
      ],
    };
  }
}
