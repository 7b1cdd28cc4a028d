import { Injectable } from '@nestjs/common';
import { assertUserKey, UserDirectory, type UserKey, UserNotFoundError } from '@retinue/users';
import { requireUser } from '../following/existing-users.js';
import { idAmong } from '../relations/id-among.js';
import type { PairKeys, Relationship } from './relationship.js';
import { RelationshipsRepository } from './relationships.repository.js';

/** What is between users. */
@Injectable()
export class RelationshipsService {
  constructor(
    private readonly directory: UserDirectory,
    private readonly relationships: RelationshipsRepository,
  ) {}

  /**
   * What is between a user and some others: in the order of `others`, without those who don't exist.
   *
   * @throws UserNotFoundError when the user does not exist
   */
  async ofUser(user: UserKey, others: readonly UserKey[]): Promise<Relationship[]> {
    assertUserKey(user);
    for (const key of others) assertUserKey(key, 'otherId');
    const found = await this.ofOthers(user, others);
    return found.filter((relationship) => relationship !== undefined);
  }

  private async ofOthers(
    user: UserKey,
    others: readonly UserKey[],
  ): Promise<readonly (Relationship | undefined)[]> {
    const byExternalId = others.filter((key) => typeof key === 'object');
    if (byExternalId.length === 0) {
      const { id } = await requireUser(this.directory, user);
      return this.relationships.find(
        others.map((otherId) => ({ userId: id, otherId: otherId as number })),
        new Date(),
      );
    }
    const known = await this.directory.find([user, ...byExternalId]);
    const me = known.get(user);
    if (me === undefined) throw new UserNotFoundError(user);
    // One of them may be named both ways, and is there once.
    const otherIds = [...new Set(others.map((key) => idAmong(known, key)))];
    return this.relationships.find(
      otherIds.map((otherId) => ({ userId: me.id, otherId })),
      new Date(),
    );
  }

  /** What is between the two of each pair, in order; `undefined` where one of them does not exist. */
  async ofPairs(pairs: readonly PairKeys[]): Promise<(Relationship | undefined)[]> {
    for (const { userId, otherId } of pairs) {
      assertUserKey(userId, 'userId');
      assertUserKey(otherId, 'otherId');
    }
    const keys = pairs.flatMap(({ userId, otherId }) => [userId, otherId]);
    const byExternalId = keys.filter((key) => typeof key === 'object');
    // Ids stand for themselves: with nobody else, nobody is looked up.
    const known = byExternalId.length === 0 ? new Map() : await this.directory.find(byExternalId);
    return this.relationships.find(
      pairs.map(({ userId, otherId }) => ({
        userId: idAmong(known, userId),
        otherId: idAmong(known, otherId),
      })),
      new Date(),
    );
  }
}
