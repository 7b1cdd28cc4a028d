import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import { acceptPage, InvalidRequestError, type PageOptions, type PreparedPage } from '@retinue/common';
import { UnitOfWork } from '@retinue/database';
import { type ListViewer, type UserCard, UserDirectory, type UserKey } from '@retinue/users';
import { idOf, requireUser, requireUsers } from '../following/existing-users.js';
import { FollowClock } from '../following/follow-clock.js';
import type { Relationship } from '../relationships/relationship.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { KeyPair, PlainRelation, Relation, RelationRow } from './relation.js';
import { RelationChanges } from './relation-changes.service.js';
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
    private readonly changes: RelationChanges,
    private readonly rulebook: RelationRulebook,
    private readonly relationships: RelationshipsRepository,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Puts two different users into a relation, until a time or for good. One that is there keeps its time, and takes the
   * new `expiresAt` where rows expire.
   *
   * @throws UserNotFoundError
   * @throws DomainError when the rules of the relation say no
   */
  async put(
    relation: PlainRelation,
    keys: KeyPair,
    expiresAt: Date | null = null,
    options?: ChangeOptions,
  ): Promise<PutResult> {
    return this.unitOfWork.write(async (transaction) => {
      const users = await requireUsers(this.users, bothOf(keys), transaction);
      const [fromId, toId] = [users.fromId.id, users.toId.id];
      const now = new Date();
      const row = { fromId, toId, createdAt: this.clock.stamp(transaction), expiresAt };
      const rules = this.rulebook.of(relation);
      rules.assertMayPut?.(row, now);
      if (fromId === toId) throw ofOneUser();
      const added = await this.changes.add(
        transaction,
        relation,
        [row],
        'created',
        now,
        row.createdAt,
        options?.caller,
      );
      await rules.afterAdded?.(transaction, added, row.createdAt, options?.caller);
      const [relationship] = await this.relationships.find(
        [{ userId: fromId, otherId: toId }],
        now,
        transaction,
      );
      return { added: added.length > 0, relationship: relationship! };
    }, options);
  }

  /**
   * Takes two users out of a relation, if they are in it.
   *
   * @throws UserNotFoundError
   */
  async remove(relation: PlainRelation, keys: KeyPair, options?: ChangeOptions): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const { fromId, toId } = await requireUsers(this.users, bothOf(keys), transaction);
      const pair = { fromId: fromId.id, toId: toId.id };
      const at = this.clock.stamp(transaction);
      await this.changes.remove(transaction, relation, [pair], at, options?.caller);
    }, options);
  }

  /**
   * Those at the other end of a user's rows, the newest first.
   *
   * @param viewer to whom each says what is between the two, if they want to know; nobody is left out for them
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list<Item extends UserCard>(
    relation: PlainRelation,
    user: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<Item>> {
    const asked = acceptPage(page);
    const userId = await idOf(this.users, user);
    const viewerId = viewer?.links === true ? viewer.id : undefined;
    const found = await this.relations.list<Item>(relation, userId, asked, new Date(), viewerId);
    await requireUser(this.users, userId);
    return found;
  }

  /** All rows by their pairs, in chunks, as they stand when the first is read: for exports. */
  all(relation: Relation): AsyncIterable<RelationRow[]> {
    return this.relations.all(relation, new Date());
  }
}

/** What a relation without a rule of its own says of two ids that are one user's. */
function ofOneUser(): InvalidRequestError {
  return new InvalidRequestError([
    { name: 'toId', problem: (name) => `${name} must be the id of another user` },
  ]);
}

/** The two alone, in the order in which they are looked for. */
function bothOf({ fromId, toId }: KeyPair): KeyPair & Readonly<Record<'fromId' | 'toId', UserKey>> {
  return { fromId, toId };
}
