import type { OpenAPIObject } from '@nestjs/swagger';
import { SCHEMA_PREFIX } from '@retinue/common/http';

const REFERENCE = '"#/components/schemas/';

/**
 * The document with schemas under their short names: here nobody else has any. A copy, since parts of a document are the
 * decorators' own.
 */
export function withShortNames(document: OpenAPIObject): OpenAPIObject {
  const text = JSON.stringify(document).replaceAll(`${REFERENCE}${SCHEMA_PREFIX}`, REFERENCE);
  const { components, ...rest } = JSON.parse(text) as OpenAPIObject;
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      [name.startsWith(SCHEMA_PREFIX) ? name.slice(SCHEMA_PREFIX.length) : name, schema] as const,
  );
  return { ...rest, components: { ...components, schemas: Object.fromEntries(schemas) } };
}
