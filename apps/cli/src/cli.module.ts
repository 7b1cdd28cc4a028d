import { type DynamicModule, Module } from '@nestjs/common';
import { RETINUE_SCHEMA } from '@retinue/api';
import { DatabaseModule, type DatabaseOptions } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';

/** The composition root of the command line: the libs, without a server. */
@Module({})
export class CliModule {
  static forRoot(database: DatabaseOptions): DynamicModule {
    return {
      module: CliModule,
      imports: [
        DatabaseModule.forRoot({ ...database, schema: RETINUE_SCHEMA, background: false }),
        UsersModule,
        FollowsModule,
      ],
    };
  }
}
