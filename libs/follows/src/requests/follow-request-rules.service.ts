import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { FoundUsers } from '@retinue/users';
import { FollowsRepository } from '../following/follows.repository.js';
import type { RelationRow } from '../relations/relation.js';
import type { RelationRefusal, RelationRules } from '../relations/relation-rules.js';

const BLOCKED = { code: 'blocked', reason: 'one of the two users blocks the other' };
const FOLLOWING = {
  code: 'already_following',
  reason: 'the follower follows already: there is nothing to ask for',
};
const PUBLIC = {
  code: 'followee_is_public',
  reason: 'the followee is public, and asks nobody to wait: import it as a follow',
};

/** Which requests may come from elsewhere. The policy does not apply: they were made there. */
@Injectable()
export class FollowRequestRules implements RelationRules {
  constructor(private readonly follows: FollowsRepository) {}

  /** Those for which there is nothing to ask. */
  async refuseImported(
    transaction: Transaction,
    rows: readonly RelationRow[],
    known: FoundUsers,
  ): Promise<(RelationRefusal | undefined)[]> {
    const edges = rows.map(({ fromId, toId }) => ({ followerId: fromId, followeeId: toId }));
    const states = await this.follows.states(transaction, edges);
    return edges.map(({ followeeId }, index) => {
      if (states[index] === 'blocked') return BLOCKED;
      if (states[index] === 'following') return FOLLOWING;
      return known.get(followeeId)?.isPrivate === true ? undefined : PUBLIC;
    });
  }
}
