import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiId, ApiModel } from '@retinue/common/http';
import { ApiExternalId } from '@retinue/users/http';
import type { ChangeEvent, EventUser } from './change-event.js';
import { CHANGE_CAUSES, CHANGE_TYPES, type ChangeCause, type ChangeType } from './event-kinds.js';
import type { EventsPage } from './events.service.js';

/** A user in an event. */
@ApiModel({ name: 'ChangeEventUser', description: 'A user in an event.' })
export class EventUserResponse {
  @ApiId(1)
  id!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  externalId!: string | null;
}

/** What an event tells beside who and when. */
@ApiModel({
  name: 'ChangeEventData',
  description: 'What an event tells beside who and when: which of it depends on the type.',
})
export class EventDataResponse {
  @ApiPropertyOptional({
    enum: ['actor', 'subject'],
    example: 'actor',
    description: 'Of follows and requests: which of the two is the follower, or wants to be.',
  })
  follower?: 'actor' | 'subject';

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'Of `mute.created`: until when; `null` for good.',
  })
  expiresAt?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    example: 2,
    description: 'Of `user.created` and `user.updated`: the version that the user is at then.',
  })
  version?: number;

  @ApiPropertyOptional({
    type: [String],
    example: ['firstName'],
    description:
      'Of `user.updated`: the fields that have another value. Which, the user themselves say: the log holds no names.',
  })
  changed?: readonly string[];
}

/** A change, as the routes answer it. `at` is ISO 8601 in UTC. */
@ApiModel({ name: 'ChangeEvent', description: 'A change, as the log has it.' })
export class EventResponse {
  @ApiProperty({
    example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
    description: 'Where it stands in the log: give it as `after` for what comes next.',
  })
  id!: string;

  @ApiProperty({ enum: CHANGE_TYPES, example: 'follow.created' })
  type!: ChangeType;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  at!: string;

  @ApiProperty({
    enum: CHANGE_CAUSES,
    example: 'follow',
    description: 'How it came about; `leave` is the deletion of one of the two.',
  })
  cause!: ChangeCause;

  @ApiProperty({ type: EventUserResponse, description: 'Whose doing it was.' })
  actor!: EventUserResponse;

  @ApiProperty({
    type: EventUserResponse,
    description: 'To whom it was done. A user who came, changed or went is their own subject.',
  })
  subject!: EventUserResponse;

  @ApiProperty({
    type: EventUserResponse,
    nullable: true,
    description: 'The user who called for it; `null` when it was none, or nobody is known.',
  })
  caller!: EventUserResponse | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description:
      'The name of the service that called, in its own name or for `caller`; `null` when it was none.',
  })
  service!: string | null;

  @ApiProperty({ type: EventDataResponse })
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
