import type { INestApplicationContext } from '@nestjs/common';
import {
  type EdgeOutcome,
  FollowsImportService,
  type ImportedEdge,
  type ImportedRow,
} from '@retinue/follows';
import { isSameKey, type UserKey, UsersImportService } from '@retinue/users';
import { tellDeleted } from './deleted-users.js';
import type { ImportTarget } from './import-target.js';
import type { RecordResult } from './record-result.js';

const UNKNOWN_USER = 'an unknown user';

const RESULT_OF: Readonly<Record<EdgeOutcome, RecordResult>> = {
  added: 'added',
  already_there: 'already_there',
  self_follow: { rejected: 'a user cannot follow itself' },
  unknown_follower: {
    rejected: 'no user has the follower id (--create-missing-users makes one)',
    cause: UNKNOWN_USER,
  },
  unknown_followee: {
    rejected: 'no user has the followee id (--create-missing-users makes one)',
    cause: UNKNOWN_USER,
  },
  blocked: { rejected: 'one of the two users blocks the other' },
};

/** What becomes of a line. */
export function resultOf(outcome: EdgeOutcome): RecordResult {
  return RESULT_OF[outcome];
}

/** Stores follows; with `createsMissing`, users that nobody imported are made on the way. */
export function storeFollows(
  app: INestApplicationContext,
  createsMissing: boolean,
): ImportTarget<ImportedRow>['store'] {
  return async (rows) => {
    const users = app.get(UsersImportService);
    const edges = rows.map(({ fromId, toId, createdAt }) => ({
      followerId: fromId,
      followeeId: toId,
      createdAt,
    }));
    if (createsMissing) {
      const ids = [...endsOf(edges)].filter((key) => typeof key === 'number');
      const deleted = await users.deletedAmong([...new Set(ids)]);
      await users.addMissing(endsOf(edges, deleted));
    }
    const outcomes = await app.get(FollowsImportService).add(edges);
    return tellDeleted(
      users,
      outcomes.map(resultOf),
      outcomes.map((outcome, index) => missingOf(outcome, edges[index]!)),
    );
  };
}

/** Who is missing, where that is why. */
export function missingOf(
  outcome: EdgeOutcome,
  { followerId, followeeId }: ImportedEdge,
): UserKey | undefined {
  if (outcome === 'unknown_follower') return followerId;
  return outcome === 'unknown_followee' ? followeeId : undefined;
}

/** A follow that is refused anyway, of oneself or of somebody who was deleted, makes no user. */
function* endsOf(
  edges: readonly ImportedEdge[],
  deleted: ReadonlySet<UserKey> = new Set(),
): Generator<UserKey> {
  for (const { followerId, followeeId } of edges) {
    if (isSameKey(followerId, followeeId) || deleted.has(followerId) || deleted.has(followeeId)) continue;
    yield followerId;
    yield followeeId;
  }
}
