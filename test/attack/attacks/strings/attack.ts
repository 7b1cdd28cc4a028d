import type { OpenApiDocument } from '../../../support/openapi-document.js';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import { CROWD } from '../../arena/graph.js';
import { hostileStrings, hostileValues } from './hostile-strings.js';
import { placesOf } from './places.js';

/** Values that nobody thought of, besides those that somebody did. */
const GENERATED = 200;

const REQUESTS = 30_000;

const WIDTH = 32;

export const strings: Attack = {
  name: 'strings',
  tries: 'hostile strings and values in every parameter, header and field of every operation',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    const document = JSON.parse((await target.client.get('/docs-json')).body) as OpenApiDocument;
    await inParallel(casesOf(arena, document), WIDTH, async ({ name, sent }) => {
      arena.tally.judge(await target.client.send(sent), name);
    });
    await arena.expectSound(target, store);
  },
};

function* casesOf(arena: Arena, document: OpenApiDocument) {
  const places = placesOf(document);
  const texts = hostileStrings(arena.options.seed, GENERATED);
  const values = [...texts, ...hostileValues(arena.options.seed, GENERATED)];
  const user = (): number => arena.between(1, CROWD.users);
  const all = places.length * texts.length;
  const count = arena.count(REQUESTS);
  arena.tally.note(`${count} of ${all} pairs of ${places.length} places and ${texts.length} texts`);
  for (let number = 0; number < count; number += 1) {
    const place = arena.pick(places);
    const value = arena.pick(place.kind === 'body' ? values : texts);
    yield { name: `${place.name} <- ${JSON.stringify(value).slice(0, 80)}`, sent: place.fill(value, user) };
  }
}
