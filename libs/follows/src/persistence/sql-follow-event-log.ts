import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type FollowEvent, FollowEventLog } from '../domain/follow-event.js';
import { APPEND_EVENTS } from './follow.statements.js';

@Injectable()
export class SqlFollowEventLog extends FollowEventLog {
  override async append(transaction: Transaction, events: readonly FollowEvent[], at: Date): Promise<void> {
    const rows = events.map(({ type, actorId, subjectId }) => [type, actorId, subjectId]);
    await transaction.run(APPEND_EVENTS, [at.getTime(), JSON.stringify(rows)]);
  }
}
