import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { SqlReader, SqlStreamer, type Statement, type Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';
import { NOT_EXPIRED } from './expiring-pair.statements.js';
import { allRows, type ConditionValues, type PairRow } from './pair-table.statements.js';
import type { IdPair, PlainRelation, Relation, RelationRow } from './relation.js';
import { RelationsRepository } from './relations.repository.js';
import { PairTable } from './sql-pair-table.js';

@Injectable()
export class SqlRelationsRepository extends RelationsRepository {
  private readonly tables = new Map<Relation, PairTable>();
  private readonly streams = new Map<Relation, Statement<ConditionValues, PairRow>>();

  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async add(
    transaction: Transaction,
    relation: PlainRelation,
    rows: readonly RelationRow[],
    now: Date,
  ): Promise<IdPair[]> {
    return this.tableOf(relation).add(transaction, rows, now);
  }

  override async remove(
    transaction: Transaction,
    relation: PlainRelation,
    pairs: readonly IdPair[],
  ): Promise<IdPair[]> {
    return this.tableOf(relation).remove(transaction, pairs);
  }

  override async removeSome(
    transaction: Transaction,
    relation: PlainRelation,
    userId: number,
    limit: number,
  ): Promise<number> {
    return this.tableOf(relation).removeSome(transaction, userId, limit);
  }

  override async list<Item extends UserCard>(
    relation: PlainRelation,
    userId: number,
    page: PageRequest,
    now: Date,
    viewerId?: number,
  ): Promise<PreparedPage<Item>> {
    const isViewed = viewerId !== undefined;
    const values = isViewed ? { viewerId, now: now.getTime() } : valuesFor(relation, now);
    return this.tableOf(relation).list<Item>(userId, page, values, isViewed);
  }

  override async *all(relation: Relation, now: Date): AsyncIterable<RelationRow[]> {
    const statement = this.streams.get(relation) ?? allRows(namesOf(relation));
    this.streams.set(relation, statement);
    for await (const rows of this.streamer.stream(statement, valuesFor(relation, now))) {
      yield rows.map(({ fromId, toId, created_at, expires_at }) => ({
        fromId,
        toId,
        createdAt: new Date(created_at),
        expiresAt: expires_at === null ? null : new Date(expires_at),
      }));
    }
  }

  private tableOf(relation: PlainRelation): PairTable {
    let table = this.tables.get(relation);
    if (table === undefined) {
      const names = { ...namesOf(relation), listed: relation.listed, since: relation.since };
      this.tables.set(relation, (table = new PairTable(names, this.reader)));
    }
    return table;
  }
}

function namesOf({ table, from, to, hasExpiry = false }: Relation): Parameters<typeof allRows>[0] {
  return { name: table, from, to, ...(hasExpiry ? { expiresAt: 'expires_at', condition: NOT_EXPIRED } : {}) };
}

function valuesFor({ hasExpiry = false }: Relation, now: Date): ConditionValues {
  return hasExpiry ? { now: now.getTime() } : {};
}
