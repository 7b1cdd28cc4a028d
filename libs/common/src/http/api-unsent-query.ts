import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';

/** How a query parameter reads in a document: keywords of JSON Schema. */
export interface UnsentQuery {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>> & { readonly examples: readonly unknown[] };
}

/**
 * Documents a query parameter that may be left out, with examples that the page of the document shows and does not send:
 * a filter that is filled in beforehand makes every list come back empty.
 */
export function ApiUnsentQuery({ description, schema }: UnsentQuery): PropertyDecorator {
  // Nest would put `examples` beside the schema, where they are another thing; a schema of one's own it takes as it is.
  return ApiPropertyOptional({ description, schema } as unknown as ApiPropertyOptions);
}
