import { CLIENT_TYPES } from './client-types.js';

/** As much of an OpenAPI document as the client is made from. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  /** What is sent to receivers, by its type. */
  readonly webhooks?: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema: Schema;
  readonly required?: boolean;
}

interface Content {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, unknown>>;
}

export interface DocumentedOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

/** The body of an operation. */
export interface OperationBody {
  readonly type: string;
  readonly required: boolean;
  readonly fields: readonly string[];
}

/** What one method of the client is made from. */
export interface Operation {
  /** The name of the method. */
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly summary: string;
  readonly description: string | undefined;
  /** Of the path, in its order. */
  readonly pathParameters: readonly { readonly name: string; readonly type: string }[];
  readonly queryNames: readonly string[];
  readonly headers: readonly string[];
  /** A list in the query that takes only so many: more of them go in several requests. */
  readonly parts: { readonly name: string; readonly atMost: number } | undefined;
  /** Can the call be made without options? */
  readonly needsOptions: boolean;
  readonly body: OperationBody | undefined;
  /** What it answers, as TypeScript names it. */
  readonly answer: string;
  /** The type of an item, when it answers a list. */
  readonly item: string | undefined;
  /** Whether that list is a log, which has no end. */
  readonly isLog: boolean;
  /** The types of its lines but the last, when it answers lines. */
  readonly lines: readonly string[] | undefined;
  /** Codes of the problems that it can answer. */
  readonly codes: readonly string[];
}

/** The client carries it along by itself. */
const CARRIED = 'Consistency-Token';

/**
 * Every operation of a document, in its order.
 *
 * @throws Error when one has no id, or a body that is no schema of the document's
 */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([template, path]) =>
    Object.entries(path).map(([method, operation]) => operationOf(document, template, method, operation)),
  );
}

function operationOf(
  document: ApiDocument,
  template: string,
  method: string,
  { operationId: id, summary, description, parameters = [], requestBody, responses }: DocumentedOperation,
): Operation {
  if (id === undefined || !/^[a-z][A-Za-z]*$/.test(id))
    throw new Error(`${method} ${template} needs an operationId that is the name of a method, not ${id}`);
  const named = (place: string): Parameter[] => parameters.filter((one) => one.in === place);
  const headers = named('header').filter(({ name }) => name !== CARRIED);
  const answer = answerOf(responses);
  const bodySchema = requestBody?.content['application/json']?.schema;
  return {
    id,
    method: method.toUpperCase(),
    template,
    summary: summary ?? id,
    description,
    pathParameters: named('path').map(({ name, schema }) => ({
      name,
      type: parameterType(id, name, schema),
    })),
    queryNames: named('query').map(({ name }) => name),
    headers: headers.map(({ name }) => name),
    parts: partsOf(named('query')),
    needsOptions: [...named('query'), ...headers].some(({ required }) => required === true),
    body: bodySchema === undefined ? undefined : bodyOf(document, bodySchema, requestBody?.required === true),
    answer: answer === undefined ? 'void' : typeOf(answer),
    lines: linesOf(document, responses),
    item: id.startsWith('list') ? itemOf(document, answer) : undefined,
    isLog: isLog(document, answer),
    codes: codesOf(responses),
  };
}

function parameterType(id: string, name: string, { type }: Schema): string {
  const own = String(type);
  return CLIENT_TYPES.has(own) ? own : `PathOf<'${id}'>['${name}']`;
}

function partsOf(query: readonly Parameter[]): Operation['parts'] {
  // Of what there are only so many, no list is too long.
  const list = query.find(
    ({ schema }) =>
      schema.type === 'array' && schema.maxItems !== undefined && schema.items?.enum === undefined,
  );
  return list === undefined ? undefined : { name: list.name, atMost: list.schema.maxItems! };
}

function bodyOf({ components: { schemas } }: ApiDocument, schema: Schema, required: boolean): OperationBody {
  const type = typeOf(schema);
  return { type, required, fields: Object.keys(schemas[type]?.properties ?? {}) };
}

/** Of several answers that are well, such as 200 and 201, all have the same body. */
function answerOf(
  responses: DocumentedOperation['responses'],
  mediaType = 'application/json',
): Schema | undefined {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) => content?.[mediaType]?.schema)
    .find((schema) => schema !== undefined);
}

/** What a line can be. The last one, whose `kind` is `end`, is for the client itself. */
function linesOf(
  { components: { schemas } }: ApiDocument,
  responses: DocumentedOperation['responses'],
): string[] | undefined {
  const line = answerOf(responses, 'application/x-ndjson');
  return line?.oneOf
    ?.map(typeOf)
    .filter((name) => schemas[name]?.properties?.['kind']?.enum?.includes('end') !== true);
}

function itemOf({ components: { schemas } }: ApiDocument, page: Schema | undefined): string | undefined {
  const items = page === undefined ? undefined : schemas[typeOf(page)]?.properties?.['items'];
  return items?.items === undefined ? undefined : typeOf(items.items);
}

function isLog({ components: { schemas } }: ApiDocument, page: Schema | undefined): boolean {
  return page?.$ref !== undefined && schemas[typeOf(page)]?.properties?.['nextAfter'] !== undefined;
}

function typeOf({ $ref, type, items }: Schema): string {
  if ($ref !== undefined) return $ref.replace('#/components/schemas/', '');
  if (type === 'array' && items !== undefined) return `${typeOf(items)}[]`;
  throw new Error('A body needs a schema with a name, by which the client exports its type');
}

function codesOf(responses: DocumentedOperation['responses']): string[] {
  return Object.entries(responses)
    .filter(([status]) => status >= '400')
    .flatMap(([, { content }]) => Object.keys(content?.['application/problem+json']?.examples ?? {}));
}
