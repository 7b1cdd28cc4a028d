import type { OpenApiDocument } from '../../../support/openapi-document.js';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { type Answer, inParallel } from '../../arena/client.js';
import { CROWD } from '../../arena/graph.js';
import { hostileStrings, hostileValues } from '../strings/hostile-strings.js';
import { placesOf } from '../strings/places.js';
import { type Credential, credentialsOf, INTRUDERS, TOKEN_SETTINGS } from './credentials.js';
import { propertyOfOthers } from './property.js';

/** A whole attack of 670 seconds makes a million: `npm run attack -- --only callers --seconds 670`. */
const REQUESTS = 30_000;

const WIDTH = 32;

/** How many values that are no user are among those that are asked with. */
const HOSTILE = 40;

/** How those are answered who are nobody: 401, unless what they sent was no request. */
const UNHEARD = new Set([400, 401, 404, 405, 413, 414, 415, 431]);

/** What is read by nobody is refused before anybody asks who calls. A body that is only wrong comes behind that. */
const REFUSED_UNREAD = /the body (?:is nested more than \d+ deep|holds more than \d+ values)/;

function isUnheard({ status, body }: Pick<Answer, 'status' | 'body'>): boolean {
  return UNHEARD.has(status) || (status === 422 && REFUSED_UNREAD.test(body));
}

export const callers: Attack = {
  name: 'callers',
  tries: 'every operation about anybody, by users, services and forgers; nothing of others may change',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const credentials = await credentialsOf(store);
    const before = await propertyOfOthers(store);
    const target = await arena.start(store, { env: TOKEN_SETTINGS });
    const document = JSON.parse((await target.client.get('/docs-json')).body) as OpenApiDocument;
    const answered = new Map<string, number>();
    await inParallel(casesOf(arena, document, credentials), WIDTH, async ({ name, credential, sent }) => {
      const answer = await target.client.send(sent);
      arena.tally.judge(answer, name);
      const kind = `${credential.name}: ${answer.status < 400 ? 'let in' : answer.status}`;
      answered.set(kind, (answered.get(kind) ?? 0) + 1);
      if (credential.isBad && sent.isGuarded)
        arena.tally.expect(isUnheard(answer), `${name}: answered ${answer.status}`);
    });
    const letIn = [...answered].filter(([kind]) => kind.startsWith('an intruder: let in'));
    arena.tally.expect(letIn.length > 0, 'no intruder was ever let in: nothing was tried');
    await arena.expectSound(target, store);
    const after = await propertyOfOthers(store);
    for (const [what, rows] of after) {
      arena.tally.expect(rows === before.get(what), `${what} of users who never called are not as they were`);
    }
  },
};

function* casesOf(arena: Arena, document: OpenApiDocument, credentials: readonly Credential[]) {
  const places = placesOf(document);
  const texts = hostileStrings(arena.options.seed, HOSTILE);
  const values = [...texts, ...hostileValues(arena.options.seed, HOSTILE)];
  const user = (): number =>
    arena.between(0, 2) === 0 ? arena.pick(INTRUDERS) : arena.between(1, CROWD.users);
  for (let number = arena.count(REQUESTS); number > 0; number -= 1) {
    const place = arena.pick(places);
    const credential = arena.pick(credentials);
    const about = user();
    const isBody = place.kind === 'body';
    const value = arena.pick([about, String(about), 'me', isBody, arena.pick(isBody ? values : texts)]);
    const filled = place.fill(isBody ? value : String(value), user);
    // Its path says no user of its own, and shows nobody's affairs.
    const isGuarded = filled.path.startsWith('/v1/');
    const sent = { ...filled, isGuarded, headers: { ...filled.headers, ...credential.headers } };
    const name = `${credential.name}, ${place.name} <- ${JSON.stringify(value)}`.slice(0, 160);
    yield { name, credential, sent };
  }
}
