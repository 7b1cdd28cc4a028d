import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { type Party, UserDirectory } from '@retinue/users';
import type { Edge } from '../domain/follow.js';
import { FollowClock } from '../domain/follow-clock.js';
import { EdgeChanges } from './edge-changes.js';

/** An edge from elsewhere; `createdAt` is now when left out, or in the future (see FollowClock: lists end at now). */
export interface ImportedEdge extends Edge {
  readonly createdAt?: Date | undefined;
}

/** What became of an imported edge. */
export type EdgeOutcome = 'added' | 'already_there' | 'self_follow' | 'unknown_follower' | 'unknown_followee';

/** Edges in one statement: what it works on is garbage again before it grows old, which keeps the heap small. */
const EDGES_AT_ONCE = 1_000;

/** Brings in many edges that exist elsewhere. Policies and privacy don't apply: the follows were made there. */
@Injectable()
export class FollowsImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Adds a batch in one transaction: all that can be added is, or, when this throws, nothing.
   *
   * @param batch some thousand edges: the transaction holds up other writes
   * @returns an outcome for each edge, in order
   */
  async add(batch: readonly ImportedEdge[]): Promise<EdgeOutcome[]> {
    return this.unitOfWork.write(async (transaction) => {
      const now = this.clock.stamp();
      const outcomes: EdgeOutcome[] = [];
      for (let start = 0; start < batch.length; start += EDGES_AT_ONCE) {
        const slice = batch.slice(start, start + EDGES_AT_ONCE);
        outcomes.push(...(await this.addSlice(transaction, slice, now)));
      }
      return outcomes;
    });
  }

  private async addSlice(
    transaction: Transaction,
    slice: readonly ImportedEdge[],
    now: Date,
  ): Promise<EdgeOutcome[]> {
    const ids = new Set(slice.flatMap(({ followerId, followeeId }) => [followerId, followeeId]));
    const known = await this.users.find([...ids], transaction);
    const refusals = slice.map((edge) => refusal(edge, known));
    const acceptable = slice.filter((_edge, index) => refusals[index] === undefined);
    const added = await this.edges.add(
      transaction,
      acceptable.map(({ followerId, followeeId, createdAt = now }) => ({
        followerId,
        followeeId,
        createdAt: createdAt < now ? createdAt : now,
      })),
      now,
    );
    // A set that is used up: the second of two equal edges in a slice finds its place taken.
    const unclaimed = new Set(added.map(keyOf));
    return slice.map(
      (edge, index) => refusals[index] ?? (unclaimed.delete(keyOf(edge)) ? 'added' : 'already_there'),
    );
  }
}

function refusal(
  { followerId, followeeId }: Edge,
  known: ReadonlyMap<number, Party>,
): EdgeOutcome | undefined {
  if (followerId === followeeId) return 'self_follow';
  if (!known.has(followerId)) return 'unknown_follower';
  return known.has(followeeId) ? undefined : 'unknown_followee';
}

function keyOf({ followerId, followeeId }: Edge): string {
  return `${followerId} ${followeeId}`;
}
