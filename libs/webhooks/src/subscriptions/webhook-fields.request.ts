import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { CHANGE_TYPES } from '@retinue/follows';
import { MAX_DESCRIPTION_LENGTH } from './webhook.rules.js';

/** Bodies have their values checked by the rules of the domain; here only what kind of value each is. */
const isTextOrNull = (value: unknown): string | undefined =>
  value === null || typeof value === 'string' ? undefined : 'must be a text or null';

/** Checks that a value is a text; what text, the domain says. */
export const IsText = (): PropertyDecorator =>
  Satisfies('text', (value) => (typeof value === 'string' ? undefined : 'must be a text'));

/** A description, documented. */
export const IsDescription = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      nullable: true,
      maxLength: MAX_DESCRIPTION_LENGTH,
      example: 'Tells the notification service',
      description: 'What it is for, in your words.',
    }),
    MayBeLeftOut(),
    Satisfies('description', isTextOrNull),
  );

/** Types of events, documented. */
export const AreTypes = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: [String],
      enum: CHANGE_TYPES,
      nullable: true,
      minItems: 1,
      example: ['follow.created', 'request.created'],
      description: 'Only events of these types; `null` for all.',
    }),
    MayBeLeftOut(),
    Satisfies('types', (value) =>
      value === null || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
        ? undefined
        : `must be a list of ${CHANGE_TYPES.join(', ')}, or null for all`,
    ),
  );

/** A place in the log, documented. @param what it is for, such as `Where to begin` */
export const IsPlace = (what: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
      description: `${what}: the \`id\` of an event, or \`nextAfter\` of a page of events, so that what comes after it is sent; or \`now\`.`,
    }),
    MayBeLeftOut(),
    IsText(),
  );
