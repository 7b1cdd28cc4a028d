import type { EdgeOutcome, FollowsImportService, ImportedEdge } from '@retinue/follows';
import type { UsersImportService } from '@retinue/users';
import { optionalTime, requiredId } from '../formats/field-values.js';
import { tellDeleted } from './deleted-users.js';
import type { ImportTarget, RecordResult } from './import-records.js';

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

/** Follows into the database; with `createsMissing`, users that nobody imported are made on the way. */
export function followTarget(
  follows: FollowsImportService,
  users: UsersImportService,
  createsMissing: boolean,
): ImportTarget<ImportedEdge> {
  return {
    read: (fields) => ({
      followerId: requiredId(fields, 'followerId'),
      followeeId: requiredId(fields, 'followeeId'),
      createdAt: optionalTime(fields, 'createdAt'),
    }),
    store: async (edges) => {
      if (createsMissing) {
        const deleted = await users.deletedAmong([...new Set(endsOf(edges))]);
        await users.addMissing(endsOf(edges, deleted));
      }
      const outcomes = await follows.add(edges);
      return tellDeleted(
        users,
        outcomes.map((outcome) => RESULT_OF[outcome]),
        outcomes.map((outcome, index) => missingOf(outcome, edges[index]!)),
      );
    },
  };
}

function missingOf(outcome: EdgeOutcome, { followerId, followeeId }: ImportedEdge): number | undefined {
  if (outcome === 'unknown_follower') return followerId;
  return outcome === 'unknown_followee' ? followeeId : undefined;
}

/** A follow that is refused anyway, of oneself or of somebody who was deleted, makes no user. */
function* endsOf(
  edges: readonly ImportedEdge[],
  deleted: ReadonlySet<number> = new Set(),
): Generator<number> {
  for (const { followerId, followeeId } of edges) {
    if (followerId === followeeId || deleted.has(followerId) || deleted.has(followeeId)) continue;
    yield followerId;
    yield followeeId;
  }
}
