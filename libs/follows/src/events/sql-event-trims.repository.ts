import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { LOG_END } from './event-log.statements.js';
import { EventTrimsRepository } from './event-trims.repository.js';
import { DELETE_EVENTS, OLDEST, SET_TRIMMED_TO } from './event-trims.statements.js';

@Injectable()
export class SqlEventTrimsRepository extends EventTrimsRepository {
  override async trimOldest(transaction: Transaction, before: Date, most: number): Promise<number> {
    const end = await transaction.get(LOG_END);
    if (end === undefined) return 0;
    const { trimmedTo, settled } = end;
    const oldest = await transaction.get(OLDEST, { trimmedTo, settled, before: before.getTime(), most });
    if (oldest === undefined || oldest.upTo === null) return 0;
    await transaction.run(SET_TRIMMED_TO, { upTo: oldest.upTo });
    await transaction.run(DELETE_EVENTS, { trimmedTo, upTo: oldest.upTo });
    return oldest.events;
  }
}
