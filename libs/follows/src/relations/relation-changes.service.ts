import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import { EventLog } from '../events/event-log.js';
import {
  type IdPair,
  keyOfPair,
  type PlainRelation,
  type RelationEvents,
  type RelationRow,
} from './relation.js';
import { RelationsRepository } from './relations.repository.js';

/** Changes the rows of relations, and writes it to the log where the relation says how. */
@Injectable()
export class RelationChanges {
  constructor(
    private readonly relations: RelationsRepository,
    private readonly log: EventLog,
  ) {}

  /**
   * @param how whether users put them there themselves
   * @param at when that was
   * @returns those that were not there before
   */
  async add(
    transaction: Transaction,
    relation: PlainRelation,
    rows: readonly RelationRow[],
    how: Exclude<keyof RelationEvents, 'ended'>,
    now: Date,
    at: Date,
    caller: LoggedCaller | undefined,
  ): Promise<IdPair[]> {
    const added = await this.relations.add(transaction, relation, rows, now);
    const type = relation.events?.[how];
    if (type === undefined) return added;
    const ends = new Map(rows.map((row) => [keyOfPair(row), row.expiresAt]));
    const events = added.map((pair) => {
      const expiresAt = ends.get(keyOfPair(pair));
      const data = expiresAt == null ? {} : { data: { expiresAt: expiresAt.getTime() } };
      return { type, actorId: pair.fromId, subjectId: pair.toId, caller, ...data };
    });
    await this.log.append(transaction, events, at);
    return added;
  }

  /** @param at when that was */
  async remove(
    transaction: Transaction,
    relation: PlainRelation,
    pairs: readonly IdPair[],
    at: Date,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const removed = await this.relations.remove(transaction, relation, pairs);
    const type = relation.events?.ended;
    if (type === undefined) return;
    const events = removed.map(({ fromId, toId }) => ({ type, actorId: fromId, subjectId: toId, caller }));
    await this.log.append(transaction, events, at);
  }
}
