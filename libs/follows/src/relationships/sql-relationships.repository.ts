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
    const [first] = pairs;
    const [statement, asked] =
      first !== undefined && pairs.length === 1
        ? [RELATIONSHIP, [first.userId, first.otherId]]
        : [RELATIONSHIPS, [JSON.stringify(pairs.map(({ userId, otherId }) => [userId, otherId]))]];
    const parameters = [now.getTime(), ...asked];
    const rows = await (transaction ?? this.reader).all<RelationshipRow>(statement, parameters);
    const relationships = Array<Relationship | undefined>(pairs.length).fill(undefined);
    for (const row of rows) relationships[row.place] = toRelationship(row);
    return relationships;
  }
}
