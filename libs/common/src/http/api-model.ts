import { ApiSchema } from '@nestjs/swagger';

/**
 * What the name of each of Retinue's schemas begins with in an OpenAPI document: an application may have a `User` of its
 * own, and Swagger would take one for the other.
 */
export const SCHEMA_PREFIX = 'Retinue';

/** Documents a request or an answer as a schema, under its name behind {@link SCHEMA_PREFIX}. */
export function ApiModel({
  name,
  description,
}: {
  readonly name: string;
  readonly description?: string;
}): ClassDecorator {
  return ApiSchema({
    name: `${SCHEMA_PREFIX}${name}`,
    ...(description === undefined ? {} : { description }),
  });
}
