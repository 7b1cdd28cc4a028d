import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import type { Pair, PairKeys, Relationship } from './relationship.js';
import { type RelationshipRow, toRelationship } from './relationship.mapper.js';
import { RELATIONSHIP, RELATIONSHIP_BY_KEYS, RELATIONSHIPS } from './relationship.statements.js';
import { RelationshipsRepository } from './relationships.repository.js';

@Injectable()
export class SqlRelationshipsRepository extends RelationshipsRepository {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(
    pairs: readonly Pair[],
    now: Date,
    transaction?: Transaction,
  ): Promise<(Relationship | undefined)[]> {
    const rows = await this.read(transaction ?? this.reader, pairs, now.getTime());
    const relationships = Array<Relationship | undefined>(pairs.length).fill(undefined);
    for (const row of rows) relationships[row.ordinal] = toRelationship(row);
    return relationships;
  }

  override async findOne({ userId, otherId }: PairKeys, now: Date): Promise<Relationship | undefined> {
    const row =
      typeof userId === 'number' && typeof otherId === 'number'
        ? await this.reader.get(RELATIONSHIP, { now: now.getTime(), userId, otherId })
        : await this.reader.get(RELATIONSHIP_BY_KEYS, {
            now: now.getTime(),
            ...(typeof userId === 'number'
              ? { userId, userExternalId: null }
              : { userId: null, userExternalId: userId.externalId }),
            ...(typeof otherId === 'number'
              ? { otherId, otherExternalId: null }
              : { otherId: null, otherExternalId: otherId.externalId }),
          });
    return row && toRelationship(row);
  }

  private async read(reader: SqlReader, pairs: readonly Pair[], now: number): Promise<RelationshipRow[]> {
    const [first] = pairs;
    if (first !== undefined && pairs.length === 1) {
      const row = await reader.get(RELATIONSHIP, { now, userId: first.userId, otherId: first.otherId });
      return row === undefined ? [] : [row];
    }
    const asked = JSON.stringify(pairs.map(({ userId, otherId }) => [userId, otherId]));
    return reader.all(RELATIONSHIPS, { now, pairs: asked });
  }
}
