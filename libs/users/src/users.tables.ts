import type { ModuleTables } from '@retinue/database';
import { Users1795000000001 as PostgresUsers } from './schema/postgres/1795000000001-users.js';
import { SpentUserIds1795000000003 } from './schema/postgres/1795000000003-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 as PostgresNames } from './schema/postgres/1795000000008-names-without-marks.js';
import { UsersAsOthersHaveThem1795000000012 as PostgresUsersAsOthersHaveThem } from './schema/postgres/1795000000012-users-as-others-have-them.js';
import { Users1795000000001 as SqliteUsers } from './schema/sqlite/1795000000001-users.js';
import { DeletionInSteps1795000000004 } from './schema/sqlite/1795000000004-deletion-in-steps.js';
import { CardJson1795000000006 } from './schema/sqlite/1795000000006-card-json.js';
import { SpentUserIds1795000000007 } from './schema/sqlite/1795000000007-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 as SqliteNames } from './schema/sqlite/1795000000008-names-without-marks.js';
import { UsersAsOthersHaveThem1795000000012 as SqliteUsersAsOthersHaveThem } from './schema/sqlite/1795000000012-users-as-others-have-them.js';

/** The tables and views of users, for `DatabaseModule.forRoot({ tables: [usersTables] })`. */
export const usersTables: ModuleTables = {
  name: 'users',
  entities: async () => Object.values(await import('./entities.js')),
  migrations: {
    sqlite: [
      SqliteUsers,
      DeletionInSteps1795000000004,
      CardJson1795000000006,
      SpentUserIds1795000000007,
      SqliteNames,
      SqliteUsersAsOthersHaveThem,
    ],
    postgres: [PostgresUsers, SpentUserIds1795000000003, PostgresNames, PostgresUsersAsOthersHaveThem],
  },
};
