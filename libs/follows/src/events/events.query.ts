import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import { DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT } from '@retinue/common';
import { ApiUnsentQuery, AsSent, IsQueryInteger, MayBeLeftOut, Satisfies } from '@retinue/common/http';
import type { UserKey } from '@retinue/users';
import { IsQueryUserKey, userKeySchema } from '@retinue/users/http';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { CHANGE_TYPES, type ChangeType } from './event-kinds.js';
import { EventPageResponse } from './events.response.js';
import { MAX_WAIT_SECONDS } from './events.service.js';

/** No place that this server gives out comes near this length. */
const MAX_PLACE_LENGTH = 255;

/** Documents on the route what on a property can't be said: that commas separate, and what of two kinds a user may be. */
export const ApiEventsQuery = (user?: 'userId'): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'types',
      required: false,
      style: 'form',
      explode: false,
      description: 'Only events of these types, separated by commas.',
      schema: {
        type: 'array',
        items: { type: 'string', enum: [...CHANGE_TYPES] },
        minItems: 1,
        maxItems: CHANGE_TYPES.length,
        examples: [['follow.created', 'follow.ended']],
      },
    }),
    ...(user === undefined
      ? []
      : [
          ApiQuery({
            name: user,
            required: false,
            description:
              'Only events in which this user is the actor or the subject: their id, or `ext:` and their external id.',
            schema: { oneOf: userKeySchema(1).oneOf, examples: [1] },
          }),
        ]),
  );

/** Documents both forms of the answer. */
export const ApiEvents = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(EventPageResponse),
    ApiOkResponse({
      description: 'A page of the log, or the log as it goes on.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(EventPageResponse) } },
        'text/event-stream': {
          schema: {
            type: 'string',
            description: 'Server-sent events: `id`, `event` (the type) and `data` (a ChangeEvent).',
          },
        },
      },
    }),
  );

/** The query of one user's events. */
@AsSent()
export class OwnEventsQuery {
  @ApiUnsentQuery({
    description:
      'The `id` of the last event that you have, or `nextAfter` of the page before: what comes after it. `now`: only what comes ' +
      'from now on. Without it, from the oldest event that is kept on; a stream, from now on.',
    schema: { type: 'string', maxLength: MAX_PLACE_LENGTH, examples: ['WyJldmVudHMgNzkyMTgiLDEyXQ'] },
  })
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @MayBeLeftOut()
  @Satisfies('place', (value) =>
    typeof value === 'string' && value.length <= MAX_PLACE_LENGTH ? undefined : 'must be given once',
  )
  after?: string;

  @Transform(({ value }: { value: unknown }) => readTypes(value))
  @MayBeLeftOut()
  @Satisfies('types', (value) =>
    Array.isArray(value) && value.length > 0 && value.every(isType)
      ? undefined
      : `must be event types separated by commas, of ${CHANGE_TYPES.join(', ')}`,
  )
  types?: ChangeType[];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE_LIMIT,
    default: DEFAULT_PAGE_LIMIT,
    example: DEFAULT_PAGE_LIMIT,
    description: 'Events in a page, at most.',
  })
  @IsOptional()
  @IsQueryInteger({ min: 1, max: MAX_PAGE_LIMIT })
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_WAIT_SECONDS,
    default: 0,
    example: 0,
    description: 'When there is none yet, wait so many seconds for one, and answer as soon as it is there.',
  })
  @IsOptional()
  @IsQueryInteger({ min: 0, max: MAX_WAIT_SECONDS })
  waitSeconds: number = 0;
}

/** The query of the log of all changes. */
@AsSent()
export class EventsQuery extends OwnEventsQuery {
  @MayBeLeftOut()
  @IsQueryUserKey()
  userId?: UserKey;
}

function isType(value: unknown): value is ChangeType {
  return (CHANGE_TYPES as readonly unknown[]).includes(value);
}

/** One type given twice counts once. */
function readTypes(value: unknown): unknown {
  const list = Array.isArray(value) ? value.join(',') : value;
  return typeof list === 'string' ? [...new Set(list.split(','))] : value;
}
