import { Injectable } from '@nestjs/common';
import { SqlStreamer, type Statement, type StreamReader } from '@retinue/database';
import { seenBy } from '../history/follow-event.js';
import { exportedAs, type Relation } from '../relations/relation.js';
import { Relations } from '../relations/relations.js';
import { type KeptLine, PersonalDataRepository } from './personal-data.repository.js';
import { personalData, type PersonalDataRow } from './personal-data.statements.js';

@Injectable()
export class SqlPersonalDataRepository extends PersonalDataRepository {
  private readonly relationOf: ReadonlyMap<string, Relation>;
  private readonly statement: Statement<{ userId: number; now: number }, PersonalDataRow>;

  constructor(
    private readonly streamer: SqlStreamer,
    relations: Relations,
  ) {
    super();
    this.statement = personalData(relations.all);
    this.relationOf = new Map(
      relations.all.flatMap((relation) => {
        const { from, to } = exportedAs(relation);
        return [from, ...(to === undefined ? [] : [to])].map((kind) => [kind, relation] as const);
      }),
    );
  }

  override async *stream(userId: number, now: Date, reader?: StreamReader): AsyncIterable<KeptLine[]> {
    let isFirst = true;
    for await (const rows of this.streamer.stream(this.statement, { userId, now: now.getTime() }, reader)) {
      // Of a user who is being deleted some rows are still there, and no counts.
      if (isFirst && rows[0]?.kind !== 'counts') return;
      isFirst = false;
      yield rows.map((row) => this.toLine(userId, row));
    }
  }

  private toLine(userId: number, row: PersonalDataRow): KeptLine {
    if (row.kind === 'counts') {
      return { of: 'counts', followersCount: row.followers_count!, followingCount: row.following_count! };
    }
    const at = new Date(row.at!);
    if (row.kind === 'change') {
      const caller = { id: row.caller_id, service: row.service };
      const event = { type: row.event_type!, actorId: row.actor_id!, subjectId: row.subject_id!, caller };
      const externalIds = { other: row.external_id, caller: row.caller_external_id };
      return { of: 'change', at, ...seenBy(userId, event, externalIds) };
    }
    const { since, hasExpiry = false } = this.relationOf.get(row.kind)!;
    return {
      of: 'relation',
      kind: row.kind,
      otherId: row.other_id!,
      otherExternalId: row.external_id,
      since,
      at,
      ...(hasExpiry ? { expiresAt: row.expires_at === null ? null : new Date(row.expires_at) } : {}),
    };
  }
}
