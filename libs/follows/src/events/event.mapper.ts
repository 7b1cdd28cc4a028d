import { dataOf, type EventUser, type NewEventData } from './change-event.js';
import { CHANGE_KINDS } from './event-kinds.js';
import type { EventRow } from './events.statements.js';
import type { PlacedEvent } from './events.repository.js';

/** An event as the log keeps it, for readers. */
export function toEvent(row: EventRow): PlacedEvent {
  const { type, cause } = CHANGE_KINDS[row.kind];
  return {
    place: row.place,
    type,
    at: new Date(row.at),
    cause,
    actor: { id: row.actor_id, externalId: row.actor_external_id },
    subject: { id: row.subject_id, externalId: row.subject_external_id },
    caller: callerOf(row),
    service: row.service,
    data: dataOf(row.kind, row.data === null ? undefined : (JSON.parse(row.data) as NewEventData)),
  };
}

function callerOf({ caller_id: id, caller_external_id: externalId }: EventRow): EventUser | null {
  return id === null ? null : { id, externalId };
}
