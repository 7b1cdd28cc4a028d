import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { SCHEMA_PREFIX } from './api-model.js';

/**
 * Documents an answer that is one of several, each a schema of its own, under its name behind {@link SCHEMA_PREFIX}.
 *
 * @param by the property that tells them apart
 * @param of the schema for each value of it
 */
export function ApiUnion({
  name,
  description,
  by,
  of,
}: {
  readonly name: string;
  readonly description: string;
  readonly by: string;
  readonly of: Readonly<Record<string, Type>>;
}): ClassDecorator {
  const mapping = Object.fromEntries(Object.entries(of).map(([value, type]) => [value, getSchemaPath(type)]));
  const schema = {
    name: `${SCHEMA_PREFIX}${name}`,
    description,
    // Swagger takes every class for an object of its own: this one is what the others are.
    type: undefined,
    properties: undefined,
    oneOf: Object.values(mapping).map(($ref) => ({ $ref })),
    discriminator: { propertyName: by, mapping },
  };
  return applyDecorators(ApiSchema(schema), ApiExtraModels(...Object.values(of)));
}
