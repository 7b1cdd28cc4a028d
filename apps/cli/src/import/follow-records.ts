import type { EdgeOutcome, FollowsImportService, ImportedEdge } from '@retinue/follows';
import type { UsersImportService } from '@retinue/users';
import { optionalTime, requiredId } from '../formats/field-values.js';
import type { ImportTarget, RecordResult } from './import-records.js';

const RESULT_OF: Readonly<Record<EdgeOutcome, RecordResult>> = {
  added: 'added',
  already_there: 'already_there',
  self_follow: { rejected: 'a user cannot follow itself' },
  unknown_follower: { rejected: 'no user has the follower id (--create-missing-users makes one)' },
  unknown_followee: { rejected: 'no user has the followee id (--create-missing-users makes one)' },
  blocked: { rejected: 'one of the two users blocks the other' },
};

/** Follows into the database; with `createMissing`, users that nobody imported are made on the way. */
export function followTarget(
  follows: FollowsImportService,
  createMissing: UsersImportService | undefined,
): ImportTarget<ImportedEdge> {
  return {
    read: (fields) => ({
      followerId: requiredId(fields, 'followerId'),
      followeeId: requiredId(fields, 'followeeId'),
      createdAt: optionalTime(fields, 'createdAt'),
    }),
    store: async (edges) => {
      await createMissing?.addMissing(endsOf(edges));
      const outcomes = await follows.add(edges);
      return outcomes.map((outcome) => RESULT_OF[outcome]);
    },
  };
}

/** A self follow is refused anyway, so it makes no user. */
function* endsOf(edges: readonly ImportedEdge[]): Generator<number> {
  for (const { followerId, followeeId } of edges) {
    if (followerId === followeeId) continue;
    yield followerId;
    yield followeeId;
  }
}
