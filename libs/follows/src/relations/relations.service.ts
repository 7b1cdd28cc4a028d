import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { UnitOfWork } from '@retinue/database';
import { type UserCard, UserDirectory } from '@retinue/users';
import { requireUser, requireUsers } from '../following/existing-users.js';
import { FollowClock } from '../following/follow-clock.js';
import type { Relationship } from '../relationships/relationship.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { IdPair, PlainRelation, Relation, RelationRow } from './relation.js';
import { RelationRulebook } from './relation-rules.js';
import { RelationsRepository } from './relations.repository.js';

/** What putting two users into a relation came to. */
export interface PutResult {
  /** Whether it was not there before. */
  readonly added: boolean;
  /** What is between the two now, seen from the first. */
  readonly relationship: Relationship;
}

/** What users do with a relation, whichever it is. What a relation has of its own is in its {@link RelationRules}. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly relations: RelationsRepository,
    private readonly rulebook: RelationRulebook,
    private readonly relationships: RelationshipsRepository,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Puts two different users into a relation, until a time or for good. One that is there keeps its time, and takes the
   * new end where rows end.
   *
   * @throws UserNotFoundError
   * @throws DomainError when the rules of the relation say no
   */
  async put(
    relation: PlainRelation,
    { fromId, toId }: IdPair,
    expiresAt: Date | null = null,
  ): Promise<PutResult> {
    return this.unitOfWork.write(async (transaction) => {
      await requireUsers(this.users, { fromId, toId }, transaction);
      const now = new Date();
      const row = { fromId, toId, createdAt: this.clock.stamp(transaction), expiresAt };
      const rules = this.rulebook.of(relation);
      rules.assertMayPut?.(row, now);
      const added = await this.relations.add(transaction, relation, [row], now);
      await rules.afterAdded?.(transaction, added, row.createdAt);
      const [relationship] = await this.relationships.find(
        [{ userId: fromId, otherId: toId }],
        now,
        transaction,
      );
      return { added: added.length > 0, relationship: relationship! };
    });
  }

  /**
   * Ends it between two users, if it is there.
   *
   * @throws UserNotFoundError
   */
  async end(relation: PlainRelation, { fromId, toId }: IdPair): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      await requireUsers(this.users, { fromId, toId }, transaction);
      await this.relations.remove(transaction, relation, [{ fromId, toId }]);
    });
  }

  /**
   * Those at the other end of a user's rows, the newest first.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list<Item extends UserCard>(
    relation: PlainRelation,
    userId: number,
    page: PageRequest,
  ): Promise<PreparedPage<Item>> {
    const found = await this.relations.list<Item>(relation, userId, page, new Date());
    await requireUser(this.users, userId);
    return found;
  }

  /** All rows by their pairs, in chunks, as they stand when the first is read: for exports. */
  all(relation: Relation): AsyncIterable<RelationRow[]> {
    return this.relations.all(relation, new Date());
  }
}
