import type { EventUser, NewEventData } from './change-event.js';
import type { ChangeData } from './event-data.js';
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
    data: dataOf(row),
  };
}

function callerOf({ caller_id: id, caller_external_id: externalId }: EventRow): EventUser | null {
  return id === null ? null : { id, externalId };
}

function dataOf({ kind, data }: EventRow): ChangeData {
  const { type, follower } = CHANGE_KINDS[kind];
  if (follower !== undefined) return { follower };
  const { expiresAt, ...rest } = (data === null ? {} : JSON.parse(data)) as NewEventData;
  if (type !== 'mute.created') return rest;
  return { expiresAt: expiresAt === undefined ? null : new Date(expiresAt) };
}
