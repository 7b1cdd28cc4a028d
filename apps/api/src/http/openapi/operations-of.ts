import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
/** One operation of a document, and the template of its path, such as `/v1/users/{id}`. */
export interface DocumentedOperation {
  readonly template: string;
  readonly operation: NonNullable<PathItem['get']>;
}

/** Every operation of a document, to be looked at or changed in place. */
export function operationsOf(document: OpenAPIObject): DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([template, path]) =>
    Object.values(path as Record<string, DocumentedOperation['operation']>).map((operation) => ({
      template,
      operation,
    })),
  );
}
