import { type OpenApiDocument, type Route, routesOf } from '../../../support/openapi-document.js';
import { samplePath } from '../../../support/sample-requests.js';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import { CROWD, type Graph } from '../../arena/graph.js';
import type { Store } from '../../arena/store.js';
import type { Target } from '../../arena/target.js';
import { type Forged, forgedCursors } from './forge.js';

/** So many that a page which looks at all of them takes long. */
const CELEBRITY: Graph = { users: 100_000, followers: { 1: 99_999 } };
const GENERATED = 100;
const REQUESTS = 12_000;
/** Filters make a page look at many rows and list few. */
const QUERIES = [
  'limit=2',
  'limit=2&order=oldest',
  'limit=2&q=first9&type=person',
  'limit=2&notFollowedBack=true&q=zz',
];
/** Milliseconds that one answer may take; its statement has a bound of its own. */
const MAX_ANSWER_MS = 250;

export const cursors: Attack = {
  name: 'cursors',
  tries:
    'cursors made by hand on every list: those that were never given out are refused, and no answer takes long',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(arena.isSlice ? CROWD : CELEBRITY);
    await addFollows(store);
    const target = await arena.start(store);
    await blockAndMute(target);
    const lists = await listsOf(target);
    const given = new Set((await Promise.all(lists.map(async (path) => cursorsOf(target, path)))).flat());
    const forged = [...forgedCursors([...given], arena.options.seed, GENERATED)];
    arena.tally.note(`${lists.length} lists, ${given.size} cursors given out, ${forged.length} forged`);
    const cases = arena.shuffled(lists.flatMap((list) => forged.map((one) => ({ list, ...one }))));
    // What must be refused comes first, in a short attack too.
    cases.sort((one, other) => Number(other.isImpossible ?? false) - Number(one.isImpossible ?? false));
    await inParallel(cases.slice(0, arena.count(REQUESTS)), 4, async ({ list, ...one }) => {
      if (!given.has(one.cursor)) await tryCursor(arena, target, list, one);
    });
    await arena.expectServing(target);
  },
};

/** So that most lists have a second page. */
async function addFollows(store: Store): Promise<void> {
  await store.addFollows(Array.from({ length: 200 }, (_, index) => [1, index + 2] as const));
  await store.addFollows(Array.from({ length: 200 }, (_, index) => [2, index + 3] as const));
}

/** The same for those who are blocked and muted. */
async function blockAndMute({ client }: Target): Promise<void> {
  for (const relation of ['blocks', 'mutes']) {
    for (let other = CROWD.users - 20; other < CROWD.users; other += 1) {
      await client.send({ method: 'PUT', path: `/v1/users/1/${relation}/${other}` });
    }
  }
}

/** An address of every list in the document, with each of the queries that it takes. */
async function listsOf(target: Target): Promise<string[]> {
  const document = JSON.parse((await target.client.get('/docs-json')).body) as OpenApiDocument;
  return routesOf(document).flatMap((route) => {
    const names = (route.operation.parameters ?? [])
      .filter(({ in: place }) => place === 'query')
      .map(({ name }) => name);
    return names.includes('cursor') ? queriesOf(route, names) : [];
  });
}

function queriesOf(route: Route, names: readonly string[]): string[] {
  const path = samplePath(route);
  return QUERIES.filter((query) =>
    [...new URLSearchParams(query).keys()].every((name) => names.includes(name)),
  ).map((query) => `${path}${path.includes('?') ? '&' : '?'}${query}`);
}

/** Of the first pages. */
async function cursorsOf({ client }: Target, list: string): Promise<string[]> {
  const found: string[] = [];
  for (let path = list; found.length < 2; path = `${list}&cursor=${found.at(-1)}`) {
    const { status, body } = await client.get(path);
    const { nextCursor } = (status === 200 ? JSON.parse(body) : {}) as { nextCursor?: string | null };
    if (typeof nextCursor !== 'string') break;
    found.push(nextCursor);
  }
  return found;
}

async function tryCursor(
  { tally, options }: Arena,
  { client }: Target,
  list: string,
  { name, cursor, isImpossible }: Forged,
): Promise<void> {
  const what = `GET ${list} with the cursor ${name}`;
  const startedAt = performance.now();
  const answer = await client.get(`${list}&cursor=${encodeURIComponent(Buffer.from(cursor).toString())}`);
  const ms = performance.now() - startedAt;
  tally.judge(answer, what);
  if (options.times) tally.expect(ms < MAX_ANSWER_MS, `${what}: ${Math.round(ms)} ms`);
  if (isImpossible === true)
    tally.expect(answer.status === 422, `${what}: ${answer.status}, though nobody gave it out`);
}
