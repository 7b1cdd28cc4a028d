import { withLimits } from './limits.js';
import type { ApiDocument, DocumentedOperation, Parameter, Schema } from './operations-of.js';

/** What a parameter is to who calls a method, where the document says what it is on the wire. */
const PARAMETER_TEXTS: Readonly<Record<string, string>> = {
  ids:
    'The others: ids, or `ext:` and external ids. One given twice counts once. The method sends any number of them, as many ' +
    'requests as that takes, one after the other; none at all are answered without a request. It encodes them, too: only ' +
    'with `client.http` is each to be put through `encodeURIComponent` first.',
  cursor: '`nextCursor` of the page before; `null`, empty or left out for the first page.',
  'If-Match':
    'Only if the user is still at this version, else 412. A number is the `version` of the user; a text is sent as it is, such ' +
    'as an `ETag` with its quotes.',
};

/** The rule of what goes over as `ext:` and an external id. */
const EXTERNAL = '^ext:';

/**
 * The document as the client's types are made from it. Where TypeScript can say more than JSON Schema, a schema has the name
 * of one of the client's own types as its type (see {@link CLIENT_TYPES}). Limits stand in the texts, which editors show.
 */
export function clientDocument(document: ApiDocument): ApiDocument {
  const { schemas } = document.components;
  const sent = schemasOfBodies(document);
  return {
    ...document,
    paths: mapValues(document.paths, (path) => mapValues(path, clientOperation)),
    // Nothing to call.
    webhooks: {},
    components: {
      ...document.components,
      schemas: {
        ...mapValues(schemas, (schema, name) => {
          const limited = sent.has(name)
            ? { ...schema, properties: mapValues(schema.properties ?? {}, withLimits) }
            : schema;
          return clientSchema(limited, name, 'BodyUserKey');
        }),
        WebhookMessage: messageSchema(document),
      },
    },
  };
}

function clientOperation(operation: DocumentedOperation): DocumentedOperation {
  const { parameters } = operation;
  return parameters === undefined ? operation : { ...operation, parameters: parameters.map(clientParameter) };
}

/** What receivers are sent, of all types. */
function messageSchema({ webhooks = {} }: ApiDocument): Schema {
  const operations = Object.values(webhooks).flatMap((path) => Object.values(path));
  return {
    description:
      'What a webhook is sent: the body, once its signature is verified. Its `type` says what its `data` is.',
    oneOf: operations.flatMap(({ requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema === undefined ? [] : [schema];
    }),
  };
}

function clientParameter(parameter: Parameter): Parameter {
  const { name, schema, description } = parameter;
  const said = PARAMETER_TEXTS[name];
  const text =
    said ?? withLimits({ ...schema, ...(description === undefined ? {} : { description }) }).description;
  return {
    ...parameter,
    ...(text === undefined ? {} : { description: text }),
    // Beside the description: comments are made of the parameter, not of its schema.
    ...(schema.default === undefined ? {} : { default: schema.default }),
    schema: name === 'cursor' ? { type: ['string', 'null'] } : clientSchema(schema, name, 'UserKey'),
  };
}

function clientSchema(schema: Schema, name: string, userKey: string): Schema {
  const type = clientType(schema, name, userKey);
  if (type !== undefined) {
    const { enum: _enum, oneOf: _oneOf, pattern: _pattern, ...rest } = schema;
    return { ...rest, type };
  }
  // What tells the parts of a union apart, each part says itself.
  const { discriminator: _discriminator, ...plain } = schema;
  const { items, properties } = plain;
  return {
    ...plain,
    ...(items === undefined ? {} : { items: clientSchema(items, name, userKey) }),
    ...(properties === undefined
      ? {}
      : { properties: mapValues(properties, (one, property) => clientSchema(one, property, userKey)) }),
  };
}

function clientType(schema: Schema, name: string, userKey: string): string | undefined {
  const { oneOf = [] } = schema;
  if (oneOf.some(({ const: word }) => word === 'me')) return 'UserKeyOrMe';
  if (oneOf.some(({ pattern }) => pattern === EXTERNAL)) return userKey;
  if (schema.pattern === EXTERNAL) return 'ExternalUserKey';
  // The type of an event has a dot, that of a user never.
  if (name === 'type' && schema.enum?.every((one) => !String(one).includes('.'))) return 'UserType';
  // Of problems, and of what a batch refused.
  return name === 'code' && schema.type === 'string' ? 'AnyProblemCode' : undefined;
}

/** Names of all schemas that requests are made of. */
function schemasOfBodies({ paths, components: { schemas } }: ApiDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ $ref, items, properties = {} }: Schema): void => {
    const name = $ref?.replace('#/components/schemas/', '');
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(schemas[name] ?? {});
    }
    if (items !== undefined) visit(items);
    Object.values(properties).forEach(visit);
  };
  for (const path of Object.values(paths))
    for (const { requestBody } of Object.values(path))
      Object.values(requestBody?.content ?? {}).forEach(({ schema }) => visit(schema));
  return found;
}

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value, name)]));
}
