import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { UserDirectory, type UserReference } from '@retinue/users';
import { BlocksRepository } from '../blocks/blocks.repository.js';
import { FollowClock } from '../following/follow-clock.js';
import { FollowRequestsRepository } from '../requests/follow-requests.repository.js';
import { FollowsRepository } from '../following/follows.repository.js';
import { MutesRepository } from '../mutes/mutes.repository.js';
import { BlockEffects } from '../blocks/block-effects.service.js';
import { inSlices } from './import-slices.js';

/** A request, block or mute from elsewhere: what the first user asked of, or wants of, the second. */
export interface ImportedRelation {
  readonly fromId: number;
  readonly toId: number;
  /** Now when left out. */
  readonly createdAt?: Date | undefined;
}

export interface ImportedMute extends ImportedRelation {
  /** Never when left out. */
  readonly expiresAt?: Date | undefined;
}

/**
 * What became of an imported relation. `blocked`, `already_following` and `followee_is_public` are of requests: there
 * is nothing to ask for. `ended` is of mutes whose end has passed.
 */
export type RelationOutcome =
  | 'added'
  | 'already_there'
  | 'self'
  | 'unknown_from'
  | 'unknown_to'
  | 'blocked'
  | 'already_following'
  | 'followee_is_public'
  | 'ended';

/** Brings in many requests, blocks and mutes that exist elsewhere, some thousand in a transaction. */
@Injectable()
export class RelationsImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly follows: FollowsRepository,
    private readonly requests: FollowRequestsRepository,
    private readonly blocks: BlocksRepository,
    private readonly blockEffects: BlockEffects,
    private readonly mutes: MutesRepository,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Adds requests from followers to private followees. The policy does not apply: they were made elsewhere.
   *
   * @returns an outcome for each, in order
   */
  async addRequests(batch: readonly ImportedRelation[]): Promise<RelationOutcome[]> {
    return this.store(batch, async (transaction, slice, known) => {
      const edges = slice.map(({ fromId, toId, createdAt }) => ({
        followerId: fromId,
        followeeId: toId,
        createdAt,
      }));
      const standings = await this.follows.standings(transaction, edges);
      const refusals = edges.map(({ followeeId }, index): RelationOutcome | undefined => {
        if (standings[index] === 'blocked') return 'blocked';
        if (standings[index] === 'following') return 'already_following';
        return known.get(followeeId)?.isPrivate === true ? undefined : 'followee_is_public';
      });
      const acceptable = edges.filter((_edge, index) => refusals[index] === undefined);
      const added = await this.requests.add(transaction, acceptable);
      const wasAdded = takingOnce(added.map(({ followerId, followeeId }) => [followerId, followeeId]));
      return slice.map((row, index) => refusals[index] ?? (wasAdded(row) ? 'added' : 'already_there'));
    });
  }

  /**
   * Adds blocks, and ends the follows and requests across them.
   *
   * @returns an outcome for each, in order
   */
  async addBlocks(batch: readonly ImportedRelation[]): Promise<RelationOutcome[]> {
    return this.store(batch, async (transaction, slice) => {
      const added = await this.blocks.add(
        transaction,
        slice.map(({ fromId, toId, createdAt }) => ({ blockerId: fromId, blockedId: toId, createdAt })),
      );
      await this.blockEffects.apply(transaction, added, this.clock.stamp(transaction));
      const wasAdded = takingOnce(added.map(({ blockerId, blockedId }) => [blockerId, blockedId]));
      return slice.map((row) => (wasAdded(row) ? 'added' : 'already_there'));
    });
  }

  /**
   * Adds mutes; one that is there already takes the imported end.
   *
   * @returns an outcome for each, in order
   */
  async addMutes(batch: readonly ImportedMute[]): Promise<RelationOutcome[]> {
    return this.store(batch, async (transaction, slice) => {
      const now = new Date();
      const lasting = slice.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
      const added = await this.mutes.set(
        transaction,
        lasting.map(({ fromId, toId, createdAt, expiresAt = null }) => ({
          muterId: fromId,
          mutedId: toId,
          createdAt,
          expiresAt,
        })),
        now,
      );
      const wasAdded = takingOnce(added.map(({ muterId, mutedId }) => [muterId, mutedId]));
      return slice.map((row) => {
        if (row.expiresAt !== undefined && row.expiresAt <= now) return 'ended';
        return wasAdded(row) ? 'added' : 'already_there';
      });
    });
  }

  /** Refuses what no relation can be, stores the rest, and puts the outcomes in order. */
  private async store<Row extends ImportedRelation>(
    batch: readonly Row[],
    add: (
      transaction: Transaction,
      slice: readonly (Row & { readonly createdAt: Date })[],
      known: ReadonlyMap<number, UserReference>,
    ) => Promise<RelationOutcome[]>,
  ): Promise<RelationOutcome[]> {
    return this.unitOfWork.write(async (transaction) => {
      const now = this.clock.stamp(transaction);
      return inSlices(batch, async (slice) => {
        const ids = new Set(slice.flatMap(({ fromId, toId }) => [fromId, toId]));
        const known = await this.users.find([...ids], transaction);
        const refusals = slice.map((row) => refusal(row, known));
        const acceptable = slice.filter((_row, index) => refusals[index] === undefined);
        const stamped = acceptable.map((row) => {
          const { createdAt = now } = row;
          return { ...row, createdAt: createdAt < now ? createdAt : now };
        });
        const outcomes = (await add(transaction, stamped, known)).values();
        return refusals.map((refused) => refused ?? outcomes.next().value!);
      });
    });
  }
}

function refusal(
  { fromId, toId }: ImportedRelation,
  known: ReadonlyMap<number, UserReference>,
): RelationOutcome | undefined {
  if (fromId === toId) return 'self';
  if (!known.has(fromId)) return 'unknown_from';
  return known.has(toId) ? undefined : 'unknown_to';
}

/** Whether a row was added, said once: the second of two equal rows in a slice finds its place taken. */
function takingOnce(added: readonly (readonly [number, number])[]): (row: ImportedRelation) => boolean {
  const unclaimed = new Set(added.map(([fromId, toId]) => `${fromId} ${toId}`));
  return ({ fromId, toId }) => unclaimed.delete(`${fromId} ${toId}`);
}
