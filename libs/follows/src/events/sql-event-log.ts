import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { NewEvent } from './change-event.js';
import { EventCommits } from './event-commits.js';
import type { EventKind } from './event-kinds.js';
import { EventLog, type RowsToLog } from './event-log.js';
import { APPEND_EVENT, appendRows } from './event-log.statements.js';
import { BeforeChangeHandlers } from '../handlers/before-change-handlers.js';

@Injectable()
export class SqlEventLog extends EventLog {
  constructor(
    private readonly commits: EventCommits,
    private readonly handlers: BeforeChangeHandlers,
  ) {
    super();
  }

  override async append(transaction: Transaction, events: readonly NewEvent[], at: Date): Promise<void> {
    if (events.length === 0) return;
    const time = at.getTime();
    await transaction.executeMany(
      APPEND_EVENT,
      events.map(({ type, actorId, subjectId, caller, data }) => ({
        type,
        actor_id: actorId,
        subject_id: subjectId,
        created_at: time,
        caller_id: caller?.id ?? null,
        service: caller?.service ?? null,
        data: data === undefined ? null : JSON.stringify(data),
      })),
    );
    transaction.afterCommit(() => this.commits.tell());
    if (!this.handlers.areNone) await this.handlers.tell(transaction, events, at);
  }

  override async appendRows(
    transaction: Transaction,
    type: EventKind,
    rows: RowsToLog,
    part: { readonly first: number; readonly last: number },
    at: Date,
  ): Promise<void> {
    const { first, last } = part;
    await transaction.run(appendRows(type, rows), { first, last, at: at.getTime() });
    transaction.afterCommit(() => this.commits.tell());
  }
}
