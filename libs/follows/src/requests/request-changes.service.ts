import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import { eventOfEdge } from '../events/change-event.js';
import type { EventKind } from '../events/event-kinds.js';
import { EventLog } from '../events/event-log.js';
import { type Edge, type EdgeChange, keyOfEdge } from '../following/follow.js';
import { type NewEdge } from '../following/follows.repository.js';
import { FollowRequestsRepository } from './follow-requests.repository.js';

/** Changes requests, and writes it to the log. Every change of a request comes through here, but imports and deletions of users. */
@Injectable()
export class RequestChanges {
  constructor(
    private readonly requests: FollowRequestsRepository,
    private readonly log: EventLog,
  ) {}

  /** @returns those that did not wait before */
  async add(
    transaction: Transaction,
    requests: readonly NewEdge[],
    type: EventKind,
    at: Date,
  ): Promise<Edge[]> {
    if (requests.length === 0) return [];
    const added = await this.requests.add(transaction, requests);
    await this.record(transaction, added, callersOf(requests), type, at);
    return added;
  }

  /** @returns those that were there */
  async remove(
    transaction: Transaction,
    requests: readonly EdgeChange[],
    type: EventKind,
    at: Date,
  ): Promise<Edge[]> {
    if (requests.length === 0) return [];
    const removed = await this.requests.remove(transaction, requests);
    await this.record(transaction, removed, callersOf(requests), type, at);
    return removed;
  }

  /**
   * Removes those of a followee that have waited longest; {@link recordTaken} is to follow.
   *
   * @returns them; nobody when none is left
   */
  async takeOldest(transaction: Transaction, followeeId: number, limit: number): Promise<Edge[]> {
    return this.requests.takeOldest(transaction, followeeId, limit);
  }

  /** Writes to the log what became of requests that were taken. */
  async recordTaken(
    transaction: Transaction,
    taken: readonly Edge[],
    type: EventKind,
    at: Date,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    await this.record(transaction, taken, () => caller, type, at);
  }

  private async record(
    transaction: Transaction,
    edges: readonly Edge[],
    callerOf: (edge: Edge) => LoggedCaller | undefined,
    type: EventKind,
    at: Date,
  ): Promise<void> {
    await this.log.append(
      transaction,
      edges.map((edge) => eventOfEdge(type, edge, callerOf(edge))),
      at,
    );
  }
}

/** Who asked for the change of an edge: a database knows nothing of that. */
function callersOf(asked: readonly EdgeChange[]): (edge: Edge) => LoggedCaller | undefined {
  const callers = new Map(asked.map((edge) => [keyOfEdge(edge), edge.caller]));
  return (edge) => callers.get(keyOfEdge(edge));
}
