import { Injectable } from '@nestjs/common';
import { DatabaseUnavailableError, LatestReader } from '@retinue/database';
import { type EventFilter, PRIVATE_TYPES } from './change-event.js';
import { toEvent } from './event.mapper.js';
import { CHANGE_TYPES, kindsOf } from './event-kinds.js';
import { LOG_END } from './event-log.statements.js';
import { EventsGoneError } from './events.errors.js';
import { EventsRepository, type LogEnd, type LogStretch } from './events.repository.js';
import {
  END_OF_WINDOW,
  type EventRow,
  EVENTS,
  EVENTS_OF_KINDS,
  EVENTS_OF_USER,
  TRIMMED_TO,
} from './events.statements.js';

/** Events that are looked at for one page, at most, when not all of them pass: some milliseconds. */
const WINDOW = 5_000;

/** Never by a replica: it shows neither what the writers of the primary have announced nor what they have just committed. */
@Injectable()
export class SqlEventsRepository extends EventsRepository {
  constructor(private readonly reader: LatestReader) {
    super();
  }

  override async end(): Promise<LogEnd> {
    const end = await this.reader.get(LOG_END);
    if (end === undefined) {
      throw new DatabaseUnavailableError(
        'The log is read on the primary only, and this database is a standby',
      );
    }
    return end;
  }

  override async next(
    after: number | 'oldest',
    upTo: number,
    filter: EventFilter,
    limit: number,
  ): Promise<LogStretch> {
    const from = after === 'oldest' ? 0 : after;
    if (from >= upTo) return { events: [], end: from };
    const stretch = await this.read(from, upTo, filter, limit);
    // Afterwards: what this read did not see because it was taken away is counted in `trimmed_to` by now.
    if (after !== 'oldest') await this.assertKept(after);
    return stretch;
  }

  private async assertKept(after: number): Promise<void> {
    const { trimmedTo } = (await this.reader.get(TRIMMED_TO)) ?? { trimmedTo: 0 };
    if (after < trimmedTo) throw new EventsGoneError();
  }

  private async read(after: number, upTo: number, filter: EventFilter, limit: number): Promise<LogStretch> {
    const isWhole = filter.types === undefined && filter.userId === undefined;
    if (isWhole)
      return this.stretch(await this.reader.all(EVENTS, { after, upTo, limit: limit + 1 }), limit, upTo);
    const window = await this.reader.get(END_OF_WINDOW, { after, upTo, window: WINDOW });
    // The places between the last event and the end were given, and taken back.
    const end = window === undefined || window.events < WINDOW ? upTo : window.end!;
    const rows = await this.filtered({ after, upTo: end, limit: limit + 1 }, filter);
    return this.stretch(rows, limit, end);
  }

  private async filtered(
    stretch: { readonly after: number; readonly upTo: number; readonly limit: number },
    { types = CHANGE_TYPES, userId, isOwn = false }: EventFilter,
  ): Promise<EventRow[]> {
    const asked = { ...stretch, kinds: JSON.stringify(kindsOf(types)) };
    return userId === undefined
      ? this.reader.all(EVENTS_OF_KINDS, asked)
      : this.reader.all(EVENTS_OF_USER, {
          ...asked,
          userId,
          hidden: JSON.stringify(isOwn ? kindsOf(PRIVATE_TYPES) : []),
        });
  }

  /** One more than the limit is the only proof that there are more up to the end. */
  private stretch(rows: readonly EventRow[], limit: number, end: number): LogStretch {
    const events = rows.slice(0, limit).map(toEvent);
    return { events, end: rows.length > limit ? events.at(-1)!.place : end };
  }
}
