import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Satisfies } from './property-rules.js';

/** What {@link IsListOf} is called where its message is told: it says all that is wrong, and nothing below it is looked at. */
export const LIST_RULE = 'listOf';

/** A list of 1 to `max` objects in a body, each of which is a request of its own. A fault has one message. */
export function IsListOf(item: () => new () => object, max: number): PropertyDecorator {
  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return applyDecorators(
    Satisfies(LIST_RULE, (value) =>
      Array.isArray(value) && value.length > 0 && value.length <= max && value.every(isObject)
        ? undefined
        : `must be a list of 1 to ${max} objects`,
    ),
    ValidateNested({ each: true }),
    Type(item),
  );
}
