import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiUnion } from '@retinue/common/http';
import type { ChangeEvent, EventUser } from './change-event.js';
import type { ChangeCause, ChangeType, FollowerSide } from './event-kinds.js';
import { EVENT_MODELS, type EventUserResponse } from './event-models.response.js';
import type { EventsPage } from './events.service.js';

/** What an event tells beside who and when; which of it there is depends on the type. */
export interface EventDataResponse {
  readonly version?: number;
  readonly changed?: readonly string[];
  readonly follower?: FollowerSide;
  readonly expiresAt?: string | null;
}

/** A change, as the routes answer it. `at` is ISO 8601 in UTC. */
@ApiUnion({
  name: 'ChangeEvent',
  description: 'A change, as the log has it: its `type` says which, and so what its `data` holds.',
  by: 'type',
  of: EVENT_MODELS,
})
export class EventResponse {
  id!: string;
  type!: ChangeType;
  at!: string;
  cause!: ChangeCause;
  actor!: EventUserResponse;
  subject!: EventUserResponse;
  caller!: EventUserResponse | null;
  service!: string | null;
  data!: EventDataResponse;
}

/** A page of the log, as the routes answer it. */
@ApiModel({ name: 'ChangeEventPage' })
export class EventPageResponse {
  @ApiProperty({ type: [EventResponse], description: 'In the order of the log.' })
  items!: EventResponse[];

  @ApiProperty({
    example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
    description:
      'Give it as `after` for what comes next, now or in a year; never `null`, as the log goes on.',
  })
  nextAfter!: string;

  @ApiProperty({
    example: true,
    description:
      'Whether this is all there is by now. With a filter a page may be short, even empty, and more be there: just go on.',
  })
  upToDate!: boolean;
}

export function toEventPage({ events, nextAfter, isUpToDate }: EventsPage): EventPageResponse {
  return { items: events.map(toEventResponse), nextAfter, upToDate: isUpToDate };
}

export function toEventResponse({ data, ...event }: ChangeEvent): EventResponse {
  const { expiresAt, ...rest } = data;
  return {
    id: event.id,
    type: event.type,
    at: event.at.toISOString(),
    cause: event.cause,
    actor: toUser(event.actor),
    subject: toUser(event.subject),
    caller: event.caller === null ? null : toUser(event.caller),
    service: event.service,
    data: expiresAt === undefined ? rest : { ...rest, expiresAt: expiresAt?.toISOString() ?? null },
  };
}

function toUser({ id, externalId }: EventUser): EventUserResponse {
  return { id, externalId };
}
