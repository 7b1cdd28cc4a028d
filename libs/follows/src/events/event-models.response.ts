import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ApiId, ApiModel } from '@retinue/common/http';
import { ApiExternalId } from '@retinue/users/http';
import { type ChangeData, EVENT_DATA } from './event-data.js';
import { causesOf, CHANGE_TYPES, type ChangeType } from './event-kinds.js';

/** A user in an event. */
@ApiModel({ name: 'ChangeEventUser', description: 'A user in an event.' })
export class EventUserResponse {
  @ApiId(1)
  id!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  externalId!: string | null;
}

/** What each type of event tells. */
export const EVENT_TEXTS: Readonly<Record<ChangeType, string>> = {
  'user.created': 'Somebody became a user',
  'user.updated': 'A user changed',
  'user.deleted': 'A user was deleted',
  'follow.created': 'Somebody follows another',
  'follow.ended': 'Somebody follows another no more',
  'request.created': 'Somebody asks to follow a private user',
  'request.accepted': 'A request to follow was accepted',
  'request.rejected': 'A request to follow was rejected',
  'request.withdrawn': 'A request to follow was withdrawn',
  'block.created': 'Somebody blocks another',
  'block.ended': 'Somebody blocks another no more',
  'mute.created': 'Somebody mutes another',
  'mute.ended': 'Somebody mutes another no more',
};

/** What each part of the data is. */
const DATA = {
  version: {
    type: 'integer',
    minimum: 1,
    example: 2,
    description: 'The version that the user is at then.',
  },
  changed: {
    type: 'array',
    items: { type: 'string' },
    example: ['firstName'],
    description:
      'The fields that have another value. Which, the user themselves say: the log holds no names.',
  },
  follower: {
    type: 'string',
    enum: ['actor', 'subject'],
    example: 'actor',
    description: 'Which of the two is the follower, or wants to be.',
  },
  expiresAt: {
    type: 'string',
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'Until when; `null` for good.',
  },
} as const satisfies Readonly<Record<keyof ChangeData, object>>;

/** What an event has, in the order in which it is sent. */
const PROPERTIES: Readonly<Record<string, (type: ChangeType) => PropertyDecorator>> = {
  id: () =>
    ApiProperty({
      type: String,
      example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
      description: 'Where it stands in the log: give it as `after` for what comes next.',
    }),
  type: (type) => ApiProperty({ type: String, enum: [type], example: type }),
  at: () => ApiProperty({ type: String, format: 'date-time', example: '2026-01-31T09:30:00.000Z' }),
  cause: (type) => {
    const causes = causesOf(type);
    return ApiProperty({
      type: String,
      enum: causes,
      example: causes[0],
      description: `How it came about${causes.includes('leave') ? '; `leave` is the deletion of one of the two' : ''}.`,
    });
  },
  actor: () => ApiProperty({ type: EventUserResponse, description: 'Whose doing it was.' }),
  subject: (type) =>
    ApiProperty({
      type: EventUserResponse,
      description: type.startsWith('user.') ? 'The user: the same as `actor`.' : 'To whom it was done.',
    }),
  caller: () =>
    ApiProperty({
      type: EventUserResponse,
      nullable: true,
      description: 'The user who called for it; `null` when it was none, or nobody is known.',
    }),
  service: () =>
    ApiProperty({
      type: String,
      nullable: true,
      example: null,
      description:
        'The name of the service that called, in its own name or for `caller`; `null` when it was none.',
    }),
  data: (type) => {
    const fields: readonly (keyof ChangeData)[] = EVENT_DATA[type];
    const pick = <Value>(value: (field: keyof ChangeData) => Value): Record<string, Value> =>
      Object.fromEntries(fields.map((field) => [field, value(field)]));
    return ApiProperty({
      type: 'object',
      properties: pick((field) => ({ ...DATA[field] })),
      // Of the parts; an empty list is none, by OpenAPI 3.0.
      ...(fields.length === 0 ? {} : { required: [...fields] }),
      selfRequired: true,
      example: pick((field) => DATA[field].example),
      description: fields.length === 0 ? 'Nothing.' : 'What there is to know beside.',
    });
  },
};

/** The schema of each type of event, such as `FollowCreatedEvent`. */
export const EVENT_MODELS = Object.fromEntries(CHANGE_TYPES.map((type) => [type, modelOf(type)])) as Readonly<
  Record<ChangeType, Type>
>;

function modelOf(type: ChangeType): Type {
  const Model = class {};
  for (const [name, document] of Object.entries(PROPERTIES)) document(type)(Model.prototype, name);
  ApiModel({ name: `${nameOf(type)}Event`, description: `${EVENT_TEXTS[type]}: \`${type}\`.` })(Model);
  return Model;
}

/** `FollowCreated` of `follow.created`. */
function nameOf(type: ChangeType): string {
  return type.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
