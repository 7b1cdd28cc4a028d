import type { EntityList, ModuleTables } from '@retinue/database';
import { RELATION_SLICES } from './follows.relations.js';
import { EventReaders1795000000025 } from './schema/1795000000025-event-readers.js';
import { FollowStarts1795000000018 } from './schema/1795000000018-follow-starts.js';
import { KeptEvents1795000000024 } from './schema/1795000000024-kept-events.js';
import { LogOfAllChanges1795000000022 } from './schema/1795000000022-log-of-all-changes.js';
import { WhoDidIt1795000000021 } from './schema/1795000000021-who-did-it.js';
import { Follows1795000000002 as PostgresFollows } from './schema/postgres/1795000000002-follows.js';
import { CountsByDeletions1795000000009 } from './schema/postgres/1795000000009-counts-by-deletions.js';
import { PendingAutoAccepts1795000000010 as PostgresPendingAutoAccepts } from './schema/postgres/1795000000010-pending-auto-accepts.js';
import { Follows1795000000002 as SqliteFollows } from './schema/sqlite/1795000000002-follows.js';
import { RequestsBlocksMutes1795000000003 } from './schema/sqlite/1795000000003-requests-blocks-mutes.js';
import { PendingAutoAccepts1795000000010 as SqlitePendingAutoAccepts } from './schema/sqlite/1795000000010-pending-auto-accepts.js';

/** Those of relations that came after the first migrations. */
const OF_RELATIONS = RELATION_SLICES.flatMap(({ migrations = [] }) => migrations);

/** The tables of follows, for `DatabaseModule.forRoot({ tables: [usersTables, followsTables] })`. */
export const followsTables: ModuleTables = {
  name: 'follows',
  needs: ['users'],
  entities: loadEntities,
  migrations: {
    sqlite: [
      SqliteFollows,
      RequestsBlocksMutes1795000000003,
      SqlitePendingAutoAccepts,
      FollowStarts1795000000018,
      WhoDidIt1795000000021,
      LogOfAllChanges1795000000022,
      KeptEvents1795000000024,
      EventReaders1795000000025,
      ...OF_RELATIONS,
    ],
    postgres: [
      PostgresFollows,
      CountsByDeletions1795000000009,
      PostgresPendingAutoAccepts,
      FollowStarts1795000000018,
      WhoDidIt1795000000021,
      LogOfAllChanges1795000000022,
      KeptEvents1795000000024,
      EventReaders1795000000025,
      ...OF_RELATIONS,
    ],
  },
  restored: async (transaction) => (await import('./events/sql-renewed-log.js')).renewLog(transaction),
};

async function loadEntities(): Promise<EntityList> {
  const ofRelations = RELATION_SLICES.flatMap(({ entity }) => (entity === undefined ? [] : [entity()]));
  const { FollowEventEntity } = await import('./history/follow-event.entity.js');
  const { EventReaderEntity } = await import('./handlers/event-reader.entity.js');
  const { LogIdentityEntity } = await import('./events/log-identity.entity.js');
  const { PendingAutoAcceptEntity } = await import('./requests/pending-auto-accept.entity.js');
  const { PendingDepartureEntity } = await import('./following/pending-departure.entity.js');
  const { FollowStartEntity } = await import('./limits/follow-start.entity.js');
  return [
    ...(await Promise.all(ofRelations)),
    FollowEventEntity,
    LogIdentityEntity,
    EventReaderEntity,
    PendingAutoAcceptEntity,
    PendingDepartureEntity,
    FollowStartEntity,
  ];
}
