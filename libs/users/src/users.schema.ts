import type { SchemaContribution } from '@retinue/database';
import { SpentUserIdEntity } from './deletion/spent-user-id.entity.js';
import { UserCountersEntity } from './profile/user-counters.entity.js';
import { UserEntity } from './profile/user.entity.js';
import { Users1795000000001 as PostgresUsers } from './schema/postgres/1795000000001-users.js';
import { SpentUserIds1795000000003 } from './schema/postgres/1795000000003-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 as PostgresNames } from './schema/postgres/1795000000008-names-without-marks.js';
import { Users1795000000001 as SqliteUsers } from './schema/sqlite/1795000000001-users.js';
import { DeletionInSteps1795000000004 } from './schema/sqlite/1795000000004-deletion-in-steps.js';
import { CardJson1795000000006 } from './schema/sqlite/1795000000006-card-json.js';
import { SpentUserIds1795000000007 } from './schema/sqlite/1795000000007-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 as SqliteNames } from './schema/sqlite/1795000000008-names-without-marks.js';

/** The tables and views of users, for `DatabaseModule.forRoot({ schema: [usersSchema] })`. */
export const usersSchema: SchemaContribution = {
  name: 'users',
  entities: [UserEntity, UserCountersEntity, SpentUserIdEntity],
  migrations: {
    sqlite: [
      SqliteUsers,
      DeletionInSteps1795000000004,
      CardJson1795000000006,
      SpentUserIds1795000000007,
      SqliteNames,
    ],
    postgres: [PostgresUsers, SpentUserIds1795000000003, PostgresNames],
  },
};
