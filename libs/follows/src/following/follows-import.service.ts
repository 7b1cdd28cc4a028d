import { Injectable } from '@nestjs/common';
import type { ChangeOptions, LoggedCaller } from '@retinue/access';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { type FoundUsers, UserDirectory } from '@retinue/users';
import { type Edge, keyOfEdge } from './follow.js';
import type { EdgeOutcome, ImportedEdge } from './imported-edge.js';
import { FollowClock } from './follow-clock.js';
import { RequestChanges } from '../requests/request-changes.service.js';
import { FollowsRepository } from './follows.repository.js';
import { EdgeChanges } from './edge-changes.service.js';
import { inChunks } from '../relations/import-chunks.js';
import { idAmong, NOBODY } from '../relations/id-among.js';

/**
 * Brings in many edges that exist elsewhere. Policies and privacy don't apply: the follows were made there, and what
 * was a request here is one no more. Blocks do apply.
 */
@Injectable()
export class FollowsImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly follows: FollowsRepository,
    private readonly requests: RequestChanges,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Adds a batch in one transaction: all that can be added is, or, when this throws, nothing.
   *
   * @param batch some thousand edges: the transaction holds up other writes
   * @returns an outcome for each edge, in order
   */
  async add(batch: readonly ImportedEdge[], options?: ChangeOptions): Promise<EdgeOutcome[]> {
    return this.unitOfWork.write(async (transaction) => {
      const keys = new Set(batch.flatMap(({ followerId, followeeId }) => [followerId, followeeId]));
      // Of all chunks at once: whoever locked some, then others, could wait for somebody who waits for them.
      const known = await this.users.find([...keys], transaction);
      const now = this.clock.stamp(transaction);
      return inChunks(batch, (chunk) => this.addChunk(transaction, chunk, known, now, options?.caller));
    }, options);
  }

  private async addChunk(
    transaction: Transaction,
    given: readonly ImportedEdge[],
    known: FoundUsers,
    now: Date,
    caller: LoggedCaller | undefined,
  ): Promise<EdgeOutcome[]> {
    const chunk = given.map((edge) => ({
      ...edge,
      followerId: idAmong(known, edge.followerId),
      followeeId: idAmong(known, edge.followeeId),
    }));
    const states = await this.follows.states(transaction, chunk);
    const refusals = chunk.map(
      (edge, index) => refusal(edge, known) ?? (states[index] === 'blocked' ? 'blocked' : undefined),
    );
    const acceptable = chunk.filter((_edge, index) => refusals[index] === undefined);
    const requested = chunk
      .filter((_edge, index) => states[index] === 'requested' && refusals[index] === undefined)
      .map(({ followerId, followeeId }) => ({ followerId, followeeId, caller }));
    await this.requests.remove(transaction, requested, 'import_over_request', now);
    const added = await this.edges.add(
      transaction,
      acceptable.map(({ followerId, followeeId, createdAt = now }) => ({
        followerId,
        followeeId,
        createdAt: createdAt < now ? createdAt : now,
        caller,
      })),
      'import',
      now,
    );
    // A set that is used up: the second of two equal edges in a chunk finds its place taken.
    const unclaimed = new Set(added.map(keyOfEdge));
    return chunk.map(
      (edge, index) => refusals[index] ?? (unclaimed.delete(keyOfEdge(edge)) ? 'added' : 'already_there'),
    );
  }
}

function refusal({ followerId, followeeId }: Edge, known: FoundUsers): EdgeOutcome | undefined {
  if (followerId === followeeId && followerId !== NOBODY) return 'self_follow';
  if (!known.has(followerId)) return 'unknown_follower';
  return known.has(followeeId) ? undefined : 'unknown_followee';
}
