import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { type CliDatabase, NO_EXTENSION, schemaOf } from './cli-database.js';

/** The composition root of the command line: the libs, without a server. */
@Module({})
export class CliModule {
  static forRoot({ extension = NO_EXTENSION, ...database }: CliDatabase): DynamicModule {
    return {
      module: CliModule,
      imports: [
        DatabaseModule.forRoot({ ...database, schema: schemaOf(extension), background: false }),
        UsersModule,
        FollowsModule.forRoot({ relations: extension.relations }),
      ],
    };
  }
}
