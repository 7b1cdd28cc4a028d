import {
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  resolveSchema,
  type Route,
  routesOf,
} from './openapi-document.js';

/** A route that reads a body, with the body's schema and an example of it. */
export interface BodyRoute extends Route {
  readonly schema: JsonSchema;
  readonly example: Readonly<Record<string, unknown>>;
}

/** The routes that read a body. */
export function bodyRoutesOf(document: OpenApiDocument): BodyRoute[] {
  return routesOf(document).flatMap((route) => {
    const content = route.operation.requestBody?.content['application/json'];
    if (content === undefined) return [];
    const schema = resolveSchema(document, content.schema);
    return [{ ...route, schema, example: exampleOf(schema) }];
  });
}

/** The routes that take a user's values. */
export function profileRoutesOf(document: OpenApiDocument): BodyRoute[] {
  return bodyRoutesOf(document).filter(({ schema }) => schema.properties?.['firstName'] !== undefined);
}

function exampleOf({ properties = {} }: JsonSchema): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, { example }]) => [name, example]));
}

/** The names of an operation's parameters of one kind. */
export function parameterNames(operation: Operation, place: 'path' | 'query'): string[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name);
}

/**
 * A path under a template that a valid request has: the users in it exist (1, 2 and so on; of one who must be named by an
 * external id, it is 4711), and the query
 * holds what is required.
 */
export function samplePath(
  { template, operation }: Route,
  values: Readonly<Record<string, string>> = {},
): string {
  let user = 0;
  const isExternal = (name: string): boolean =>
    (operation.parameters ?? []).some((one) => one.name === name && one.schema['pattern'] === '^ext:');
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    if (values[name] === undefined && isExternal(name)) return 'ext:4711';
    return values[name] ?? String((user += 1));
  });
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required === true)
    .map(({ name, example, schema }) => `${name}=${String(example ?? schema.example)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
