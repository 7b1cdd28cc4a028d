import type { Method } from './checked-client.js';
import { type OpenApiDocument, type Route, resolveSchema, routesOf } from './openapi-document.js';
import { parameterNames, samplePath } from './sample-requests.js';

/** One request, as it goes to any server. */
export interface SampleRequest {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const IDS = [
  '0',
  '-1',
  '01',
  '1e3',
  '0x1',
  '9007199254740992',
  'abc',
  '%20',
  '%00',
  '1%2C2',
  '%D9%A1',
  '9007199254740991',
];
const VALUES = ['', '%00', 'x', '-1', '1.5', 'true', 'false', 'TRUE', '%C3%A9', 'a%2Bb', 'a+b'];

/** Requests to every route of a document, good and bad; what deletes comes last, so that all others find something. */
export function sampleTraffic(document: OpenApiDocument): SampleRequest[] {
  const routes = routesOf(document);
  const deleting = routes.filter(({ method }) => method === 'delete').reverse();
  return [...routes.filter((route) => !deleting.includes(route)), ...deleting].flatMap((route) => [
    ...badAddresses(route),
    ...badQueries(route),
    ...badBodies(document, route),
    ...goodRequests(document, route),
  ]);
}

function goodRequests(document: OpenApiDocument, route: Route): SampleRequest[] {
  const { method } = route;
  const path = samplePath(route);
  const body = bodyOf(document, route);
  const one = { method: method as Method, path, ...(body === undefined ? {} : { body }) };
  const again = method === 'delete' ? [] : [one];
  const head = method === 'get' ? [{ method: 'head' as const, path }] : [];
  const keyed = ['a key', '"a key"', 'b'.repeat(300)].map((key) => ({
    ...one,
    headers: { 'Idempotency-Key': key },
  }));
  const matched = ['"0"', 'W/"1"', '1', '*'].map((tag) => ({ ...one, headers: { 'If-Match': tag } }));
  const takesKey = parameterOf(route, 'Idempotency-Key') ? [keyed[0]!, ...keyed] : [];
  const takesTag = parameterOf(route, 'If-Match') ? matched.slice(0, method === 'delete' ? 3 : 4) : [];
  return [...head, ...takesTag, one, ...again, ...takesKey];
}

function badAddresses(route: Route): SampleRequest[] {
  return parameterNames(route.operation, 'path').flatMap((name) =>
    IDS.map((id) => ({ method: route.method as Method, path: samplePath(route, { [name]: id }) })),
  );
}

function badQueries(route: Route): SampleRequest[] {
  const names = parameterNames(route.operation, 'query');
  if (names.length === 0) return [];
  const [path = '', query = ''] = samplePath(route).split('?');
  const unknown = [
    'colour=1',
    'limit[]=1',
    'limit[a]=1',
    'constructor=1',
    '__proto__=1',
    '=1',
    '&&',
    'limit',
  ];
  const known = names.flatMap((name) => [
    ...VALUES.map((value) => `${name}=${value}`),
    `${name}=1&${name}=2`,
    `${name}[]=1`,
  ]);
  return [...unknown, ...known].map((text) => {
    const rest = query.split('&').filter((part) => part !== '' && !text.startsWith(`${part.split('=')[0]}=`));
    return { method: route.method as Method, path: `${path}?${[text, ...rest].join('&')}` };
  });
}

function badBodies(document: OpenApiDocument, route: Route): SampleRequest[] {
  const example = bodyOf(document, route);
  if (example === undefined) return [];
  const bodies: unknown[] = [[], [{}], {}, { ...example, nickname: 1 }];
  for (const name of Object.keys(example))
    for (const value of [null, 1, 'false', '5', {}, [], [1], ['a'], 'x'.repeat(300)])
      bodies.push({ ...example, [name]: value });
  return bodies.map((body) => ({ method: route.method as Method, path: samplePath(route), body }));
}

function bodyOf(document: OpenApiDocument, { operation }: Route): Record<string, unknown> | undefined {
  const content = operation.requestBody?.content['application/json'];
  if (content === undefined) return undefined;
  const { properties = {} } = resolveSchema(document, content.schema);
  return Object.fromEntries(Object.entries(properties).map(([name, { example }]) => [name, example]));
}

function parameterOf({ operation }: Route, name: string): boolean {
  return (operation.parameters ?? []).some((parameter) => parameter.name === name);
}
