import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import type { Pair, Relationship } from './relationship.js';
import { type RelationshipRow, toRelationship } from './relationship.mapper.js';
import { RELATIONSHIP, RELATIONSHIPS } from './relationship.statements.js';
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

  private async read(reader: SqlReader, pairs: readonly Pair[], now: number): Promise<RelationshipRow[]> {
    const [first] = pairs;
    if (first !== undefined && pairs.length === 1) {
      return reader.all(RELATIONSHIP, { now, userId: first.userId, otherId: first.otherId });
    }
    const asked = JSON.stringify(pairs.map(({ userId, otherId }) => [userId, otherId]));
    return reader.all(RELATIONSHIPS, { now, pairs: asked });
  }
}
