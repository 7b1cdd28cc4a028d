import type { OpenApiDocument } from '../../../support/openapi-document.js';
import { type BodyRoute, bodyRoutesOf, samplePath } from '../../../support/sample-requests.js';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import { CROWD } from '../../arena/graph.js';
import { BROKEN, type BrokenBody, cut } from './broken-bodies.js';

/** How often each valid body is cut. */
const CUTS = 60;

/** Large bodies at once: more would measure the sender. */
const WIDTH = 4;

export const bodies: Attack = {
  name: 'bodies',
  tries: 'broken, cut, huge, deep and wrongly labelled bodies to every operation that reads one',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    const document = JSON.parse((await target.client.get('/docs-json')).body) as OpenApiDocument;
    const probe = await arena.startProbe(target);
    await inParallel(casesOf(arena, bodyRoutesOf(document)), WIDTH, async ({ route, body }) => {
      const headers = body.contentType === undefined ? {} : { 'Content-Type': body.contentType };
      const answer = await target.client.send({
        method: route.method,
        path: samplePath(route),
        headers,
        body: body.bytes,
      });
      const name = `${route.method} ${route.template} <- ${body.name}`;
      // Who is refused while still sending may find the connection cut.
      if (body.bytes.length > 100_000 && ['ECONNRESET', 'EPIPE'].includes(answer.error ?? ''))
        arena.tally.cases += 1;
      else arena.tally.judge(answer, name);
      if (body.isRefused)
        arena.tally.expect(
          answer.status === 0 || answer.status >= 400,
          `${name}: taken, with ${answer.status}`,
        );
    });
    await arena.endProbe(probe);
    await arena.expectServing(target);
  },
};

function* casesOf(
  arena: Arena,
  routes: readonly BodyRoute[],
): Generator<{ route: BodyRoute; body: BrokenBody }> {
  for (const route of routes) {
    for (const body of BROKEN) yield { route, body };
    const valid = JSON.stringify(route.example);
    for (let number = arena.count(CUTS); number > 0; number -= 1) {
      yield { route, body: cut(valid, arena.between(1, valid.length - 1)) };
    }
  }
}
