import type { JsonSchema, OpenApiDocument, Parameter, Route } from '../../../support/openapi-document.js';
import { resolveSchema, routesOf } from '../../../support/openapi-document.js';
import { bodyRoutesOf } from '../../../support/sample-requests.js';
import type { Sent } from '../../arena/client.js';

/** Where a value can be put into an operation, the rest of which is valid. */
export interface Place {
  /** Such as `get /v1/users query q`. */
  readonly name: string;
  readonly kind: 'path' | 'query' | 'header' | 'body';
  /** @param user gives the id of some user, wherever the request needs one */
  fill(value: unknown, user: () => number): Sent;
}

/** Well under what a head may have. */
const MAX_HEADER_BYTES = 6_000;

/** Headers that the machinery reads, and no document names. */
const UNDOCUMENTED_HEADERS = [
  'Accept',
  'Accept-Encoding',
  'Origin',
  'Cookie',
  'X-Forwarded-For',
  'Range',
  'X-HTTP-Method-Override',
  'Authorization',
  'Content-Encoding',
  'traceparent',
  'Consistency-Token',
  'Content-Type',
];

/** Every place of every operation of the document, so that a new route is attacked by itself. */
export function placesOf(document: OpenApiDocument): Place[] {
  const examples = new Map(
    bodyRoutesOf(document).map(({ method, template, ...rest }) => [`${method} ${template}`, rest]),
  );
  return routesOf(document).flatMap((route) => {
    const name = `${route.method} ${route.template}`;
    const body = examples.get(name);
    const base = new SampleRequest(route, body?.example);
    const parameters = route.operation.parameters ?? [];
    const headers = [
      ...parameters.filter(({ in: place }) => place === 'header').map((header) => header.name),
      ...UNDOCUMENTED_HEADERS,
    ];
    return [
      ...parameters
        .filter(({ in: place }) => place !== 'header')
        .map((parameter): Place => ({
          name: `${name} ${parameter.in} ${parameter.name}`,
          kind: parameter.in,
          fill: (value, user) => base.with({ [parameter.name]: String(value) }, user),
        })),
      {
        name: `${name} query unknown`,
        kind: 'query' as const,
        fill: (value, user) => base.with({ '': String(value) }, user),
      },
      ...headers.map((header): Place => ({
        name: `${name} header ${header}`,
        kind: 'header',
        fill: (value, user) => ({
          ...base.with({}, user),
          headers: { ...base.headers, [header]: onTheWire(String(value)) },
        }),
      })),
      ...(body === undefined ? [] : fieldsOf(document, body.schema)).map((field): Place => ({
        name: `${name} body ${field.join('.')}`,
        kind: 'body',
        fill: (value, user) => ({
          ...base.with({}, user),
          body: JSON.stringify(field.length === 0 ? value : replaced(body!.example, field, value)),
        }),
      })),
    ];
  });
}

/** An operation's own example, in which single values are replaced. */
class SampleRequest {
  readonly headers: Readonly<Record<string, string>> = {};

  constructor(
    private readonly route: Route,
    private readonly body: unknown,
  ) {}

  with(values: Readonly<Record<string, string>>, user: () => number): Sent {
    const { method, template, operation } = this.route;
    const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encoded(values[name] ?? String(user())),
    );
    const query = (operation.parameters ?? [])
      .filter(({ in: place }) => place === 'query')
      .flatMap((parameter) => {
        const value =
          values[parameter.name] ?? (parameter.required === true ? exampleOf(parameter) : undefined);
        return value === undefined ? [] : [`${parameter.name}=${encoded(value)}`];
      });
    if (values[''] !== undefined) query.push(`${encoded(values[''])}=1`);
    return {
      method,
      path: query.length === 0 ? path : `${path}?${query.join('&')}`,
      ...(this.body === undefined ? {} : { body: JSON.stringify(this.body) }),
    };
  }
}

function exampleOf({ example, schema }: Parameter): string {
  return String(example ?? schema.example);
}

/** A value that is percent-encoded already is sent as it stands: the encoding is what is wrong with it. */
function encoded(value: string): string {
  if (/^[\w.~%+;-]*%[\w.~%+;-]*$/.test(value)) return value;
  // Only well-formed text can be encoded; what stands alone becomes the replacement character.
  return encodeURIComponent(Buffer.from(value).toString()).replaceAll(/^\.+$/g, (dots) =>
    '%2e'.repeat(dots.length),
  );
}

/** As headers carry text: the bytes of UTF-8, without those that end a header. */
function onTheWire(value: string): string {
  const bytes = Buffer.from(value).filter((byte) => byte === 0x09 || (byte >= 0x20 && byte !== 0x7f));
  return Buffer.from(bytes).toString('latin1').slice(0, MAX_HEADER_BYTES);
}

/** The ways to each field of a body, to those of an array's first item too; the empty one is to the whole body. */
function fieldsOf(document: OpenApiDocument, schema: JsonSchema, way: readonly string[] = []): string[][] {
  const { properties = {}, items } = resolveSchema(document, schema);
  return [
    [...way],
    ...Object.entries(properties).flatMap(([name, property]) => fieldsOf(document, property, [...way, name])),
    ...(items === undefined ? [] : fieldsOf(document, items, [...way, '0'])),
  ];
}

function replaced(whole: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((item, index) => (String(index) === name ? replaced(item, rest, value) : item));
  const fields = (whole ?? {}) as Record<string, unknown>;
  return { ...fields, [name]: replaced(fields[name], rest, value) };
}
