/** As much of a request as its cost depends on. */
export interface CostedRequest {
  readonly method: string;
  /** The path of its route, such as `/v1/users/:id`; `undefined` when there is none. */
  readonly route: string | undefined;
  readonly query: unknown;
  readonly body: unknown;
}

/** What a request counts as. */
export interface RequestCost {
  readonly kind: 'reads' | 'writes';
  readonly points: number;
}

/** Rows of a page that cost a point: a page of 50 is one, one of 1,000 is ten. */
const ROWS_A_POINT = 100;

/** Pairs of a query that cost a point: one is looked up in a tenth of the time of a page. */
const PAIRS_A_POINT = 10;

/** Suggestions look at up to 20,000 follows. */
const SUGGESTIONS_POINTS = 5;

/** Bytes of an answer without pages that cost a point: about a page of 50. */
const BYTES_A_POINT = 16_384;

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a request costs, before it is done: what costs the server much counts much. A body is as it was sent, unchecked. */
export function costOf({ method, route, query, body }: CostedRequest): RequestCost {
  if (READING.has(method)) {
    const points = route?.endsWith('/suggestions') === true ? SUGGESTIONS_POINTS : 1;
    return { kind: 'reads', points: Math.max(points, inSteps(limitIn(query), ROWS_A_POINT)) };
  }
  if (route === '/v1/relationships/query') {
    return { kind: 'reads', points: inSteps(lengthOf(body, 'pairs'), PAIRS_A_POINT) };
  }
  if (route === '/v1/follows/batch')
    return { kind: 'writes', points: inSteps(lengthOf(body, 'operations'), 1) };
  if (route === '/v1/users' && method === 'PUT') {
    return { kind: 'writes', points: inSteps(lengthOf(body, 'users'), 1) };
  }
  return { kind: 'writes', points: 1 };
}

/** Whether the route's answers have no bound, so that what they cost is known afterwards. */
export function isChargedByLength(route: string | undefined): boolean {
  return route?.startsWith('/user/followers/') === true;
}

/** What an answer of that length costs beside the point that was paid. */
export function costOfLength(bytes: number): number {
  return inSteps(bytes, BYTES_A_POINT) - 1;
}

function inSteps(count: number, step: number): number {
  return Math.max(1, Math.ceil(count / step));
}

function limitIn(query: unknown): number {
  const limit = Number(fieldOf(query, 'limit') ?? 1);
  return Number.isInteger(limit) && limit > 0 && limit <= 1_000 ? limit : 1;
}

function lengthOf(body: unknown, name: string): number {
  const list = fieldOf(body, name);
  return Array.isArray(list) ? list.length : 1;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
