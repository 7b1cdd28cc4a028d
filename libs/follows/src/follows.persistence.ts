import type { Provider } from '@nestjs/common';
import type { SqlStreamer } from '@retinue/database';
import { Audience } from '@retinue/access';
import { BetweenUsers } from '@retinue/users';
import { SqlAudience } from './audience/sql-audience.js';
import { BulkFollows } from './import/bulk-follows.repository.js';
import { SqlBulkFollows } from './import/sql-bulk-follows.repository.js';
import { SqlBetweenUsers } from './audience/sql-between-users.js';
import { PendingDeparturesRepository } from './following/pending-departures.repository.js';
import { SqlPendingDeparturesRepository } from './following/sql-pending-departures.repository.js';
import type { Relation } from './relations/relation.js';
import { Relations } from './relations/relations.js';
import { RelationsRepository } from './relations/relations.repository.js';
import { SqlRelationsRepository } from './relations/sql-relations.repository.js';
import { EventLog } from './events/event-log.js';
import { EventsRepository } from './events/events.repository.js';
import { EventTrimsRepository } from './events/event-trims.repository.js';
import { SqlEventLog } from './events/sql-event-log.js';
import { SqlEventTrimsRepository } from './events/sql-event-trims.repository.js';
import { SqlEventsRepository } from './events/sql-events.repository.js';
import { EventReadersRepository } from './handlers/event-readers.repository.js';
import { SqlEventReadersRepository } from './handlers/sql-event-readers.repository.js';
import { FollowEventLog } from './history/follow-event.js';
import { FollowRequestsRepository } from './requests/follow-requests.repository.js';
import { LegacyFollowersRepository } from './legacy-followers/legacy-followers.repository.js';
import { FollowsAudit, type FollowsFindings } from './integrity/follows-audit.js';
import { FollowListsRepository } from './lists/follow-lists.repository.js';
import { SqlFollowListsRepository } from './lists/sql-follow-lists.repository.js';
import { RelationshipsRepository } from './relationships/relationships.repository.js';
import { SqlRelationshipsRepository } from './relationships/sql-relationships.repository.js';
import { PersonalDataRepository } from './personal-data/personal-data.repository.js';
import { SqlPersonalDataRepository } from './personal-data/sql-personal-data.repository.js';
import { FollowsRepository } from './following/follows.repository.js';
import { FollowTalliesRepository } from './limits/follow-tallies.repository.js';
import { SqlFollowTalliesRepository } from './limits/sql-follow-tallies.repository.js';
import { PendingAutoAcceptsRepository } from './requests/pending-auto-accepts.repository.js';
import { SuggestionFinder } from './discovery/suggestions.js';
import { SqlFollowEventLog } from './history/sql-follow-event-log.js';
import { SqlFollowRequestsRepository } from './requests/sql-follow-requests.repository.js';
import { SqlLegacyFollowersRepository } from './legacy-followers/sql-legacy-followers.repository.js';
import { SqlFollowsAudit } from './integrity/sql-follows-audit.js';
import { SqlFollowsRepository } from './following/sql-follows.repository.js';
import { SqlPendingAutoAcceptsRepository } from './requests/sql-pending-auto-accepts.repository.js';
import { SqlSuggestionFinder } from './discovery/sql-suggestion-finder.js';

/** What keeps each slice's rows, in SQL. */
export const FOLLOWS_PERSISTENCE: readonly Provider[] = [
  { provide: BulkFollows, useClass: SqlBulkFollows },
  { provide: FollowsRepository, useClass: SqlFollowsRepository },
  { provide: FollowListsRepository, useClass: SqlFollowListsRepository },
  { provide: RelationshipsRepository, useClass: SqlRelationshipsRepository },
  { provide: RelationsRepository, useClass: SqlRelationsRepository },
  { provide: FollowRequestsRepository, useClass: SqlFollowRequestsRepository },
  { provide: PendingAutoAcceptsRepository, useClass: SqlPendingAutoAcceptsRepository },
  { provide: PendingDeparturesRepository, useClass: SqlPendingDeparturesRepository },
  { provide: FollowTalliesRepository, useClass: SqlFollowTalliesRepository },
  { provide: SuggestionFinder, useClass: SqlSuggestionFinder },
  { provide: EventLog, useClass: SqlEventLog },
  { provide: EventsRepository, useClass: SqlEventsRepository },
  { provide: EventTrimsRepository, useClass: SqlEventTrimsRepository },
  { provide: EventReadersRepository, useClass: SqlEventReadersRepository },
  { provide: FollowEventLog, useClass: SqlFollowEventLog },
  { provide: LegacyFollowersRepository, useClass: SqlLegacyFollowersRepository },
  { provide: PersonalDataRepository, useClass: SqlPersonalDataRepository },
  { provide: FollowsAudit, useClass: SqlFollowsAudit },
  { provide: Audience, useClass: SqlAudience },
  { provide: BetweenUsers, useClass: SqlBetweenUsers },
];

/**
 * What `FollowsIntegrityService` finds, without a module: for a program that only looks (see `readDatabase`).
 *
 * @param relations those that there are: `RELATIONS`, and those of the application
 * @throws TypeError when two of them have one name or one table
 */
export function findingsIn(streamer: SqlStreamer, relations: readonly Relation[]): FollowsFindings {
  return new SqlFollowsAudit(streamer, new Relations(relations));
}
