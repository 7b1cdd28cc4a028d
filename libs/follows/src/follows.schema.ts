import type { SchemaContribution } from '@retinue/database';
import { RELATION_SLICES } from './follows.relations.js';
import { FollowEventEntity } from './history/follow-event.entity.js';
import { PendingAutoAcceptEntity } from './requests/pending-auto-accept.entity.js';
import { Follows1795000000002 as PostgresFollows } from './schema/postgres/1795000000002-follows.js';
import { CountsByDeletions1795000000009 } from './schema/postgres/1795000000009-counts-by-deletions.js';
import { PendingAutoAccepts1795000000010 as PostgresPendingAutoAccepts } from './schema/postgres/1795000000010-pending-auto-accepts.js';
import { Follows1795000000002 as SqliteFollows } from './schema/sqlite/1795000000002-follows.js';
import { RequestsBlocksMutes1795000000003 } from './schema/sqlite/1795000000003-requests-blocks-mutes.js';
import { PendingAutoAccepts1795000000010 as SqlitePendingAutoAccepts } from './schema/sqlite/1795000000010-pending-auto-accepts.js';

/** Those of relations that came after the first migrations. */
const OF_RELATIONS = RELATION_SLICES.flatMap(({ migrations = [] }) => migrations);

/** The tables of follows, for `DatabaseModule.forRoot({ schema: [usersSchema, followsSchema] })`. */
export const followsSchema: SchemaContribution = {
  name: 'follows',
  needs: ['users'],
  entities: [
    ...RELATION_SLICES.flatMap(({ entity = [] }) => entity),
    FollowEventEntity,
    PendingAutoAcceptEntity,
  ],
  migrations: {
    sqlite: [SqliteFollows, RequestsBlocksMutes1795000000003, SqlitePendingAutoAccepts, ...OF_RELATIONS],
    postgres: [PostgresFollows, CountsByDeletions1795000000009, PostgresPendingAutoAccepts, ...OF_RELATIONS],
  },
};
