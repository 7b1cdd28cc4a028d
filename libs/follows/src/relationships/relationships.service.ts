import { Injectable } from '@nestjs/common';
import { UserDirectory } from '@retinue/users';
import { requireUser } from '../following/existing-users.js';
import type { Pair, Relationship } from './relationship.js';
import { RelationshipsRepository } from './relationships.repository.js';

/** What is between users. */
@Injectable()
export class RelationshipsService {
  constructor(
    private readonly directory: UserDirectory,
    private readonly relationships: RelationshipsRepository,
  ) {}

  /**
   * What is between a user and some others: in the order of `otherIds`, without those who don't exist.
   *
   * @throws UserNotFoundError when `userId` does not exist
   */
  async ofUser(userId: number, otherIds: readonly number[]): Promise<Relationship[]> {
    await requireUser(this.directory, userId);
    const relationships = await this.ofPairs(otherIds.map((otherId) => ({ userId, otherId })));
    return relationships.filter((relationship) => relationship !== undefined);
  }

  /** What is between the two of each pair, in order; `undefined` where one of them does not exist. */
  async ofPairs(pairs: readonly Pair[]): Promise<(Relationship | undefined)[]> {
    return this.relationships.find(pairs, new Date());
  }
}
