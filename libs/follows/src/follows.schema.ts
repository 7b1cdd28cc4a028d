import type { SchemaContribution } from '@retinue/database';
import { BlockEntity } from './blocks/block.entity.js';
import { FollowEntity } from './following/follow.entity.js';
import { FollowEventEntity } from './history/follow-event.entity.js';
import { MuteEntity } from './mutes/mute.entity.js';
import { FollowRequestEntity } from './requests/follow-request.entity.js';
import { OpenedAccountEntity } from './requests/opened-account.entity.js';
import { Follows1795000000002 as PostgresFollows } from './schema/postgres/1795000000002-follows.js';
import { CountsByDeletions1795000000009 } from './schema/postgres/1795000000009-counts-by-deletions.js';
import { Follows1795000000002 as SqliteFollows } from './schema/sqlite/1795000000002-follows.js';
import { RequestsBlocksMutes1795000000003 } from './schema/sqlite/1795000000003-requests-blocks-mutes.js';

/** The tables of follows, for `DatabaseModule.forRoot({ schema: [usersSchema, followsSchema] })`. */
export const followsSchema: SchemaContribution = {
  name: 'follows',
  needs: ['users'],
  entities: [
    BlockEntity,
    FollowEntity,
    FollowEventEntity,
    MuteEntity,
    FollowRequestEntity,
    OpenedAccountEntity,
  ],
  migrations: {
    sqlite: [SqliteFollows, RequestsBlocksMutes1795000000003],
    postgres: [PostgresFollows, CountsByDeletions1795000000009],
  },
};
