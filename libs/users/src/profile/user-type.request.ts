import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { USER_TYPES } from './user-type.js';

const LISTED = { type: 'string' as const, enum: [...USER_TYPES] };
const EXAMPLE = 'person';

/** Documents a type to be given or asked for. The service checks it: which types there are is the application's to say. */
export function ApiGivenUserType(options: { default?: string } = {}): PropertyDecorator {
  return ApiPropertyOptional({ ...LISTED, example: EXAMPLE, ...options });
}

/** Documents the type that a list may be asked for; without an example, which would be sent. */
export function ApiUserTypeFilter(): PropertyDecorator {
  return ApiPropertyOptional({ ...LISTED, description: 'Only users of this type.' });
}

/** Documents the type that somebody has. */
export function ApiUserType(): PropertyDecorator {
  return ApiProperty({
    ...LISTED,
    example: EXAMPLE,
    description: 'One that is taken off the list of the service stays on those who have it.',
  });
}

/**
 * Puts an application's own types into an OpenAPI document: decorators are there before anybody can say which types there are,
 * and so name the default ones.
 */
export function describeUserTypes(document: object, types: readonly string[]): void {
  const isDefault = (value: unknown): boolean =>
    Array.isArray(value) && JSON.stringify(value) === JSON.stringify(USER_TYPES);
  const visit = (node: object): void => {
    const schema = node as Record<string, unknown>;
    if (isDefault(schema['enum'])) {
      schema['enum'] = [...types];
      for (const name of ['default', 'example']) if (name in schema) schema[name] = types[0];
    }
    for (const part of Object.values(node))
      if (typeof part === 'object' && part !== null) visit(part as object);
  };
  visit(document);
}
