/**
 * Asks for the same by ids and by external ids in turn, and sets the rates side by side.
 *
 *   npm run build && node bench/dist/experiments/by-external-id/by-external-id.js [postgres://... of an empty database]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../graph/seeded-random.js';
import { chooseGenerator } from '../../load/choose-generator.js';
import type { PlannedRequest } from '../../load/load.js';
import { runRetinue, withServer } from '../../servers/processes.js';

const USERS = 20_000;
const FOLLOWS_OF_EACH = 20;
const CLIENTS = 16;
const ROUNDS = 5;
const SECONDS = 2;
const random = seededRandom(1);

const draw = (): number => 1 + Math.floor(random() * USERS);

/** As UUIDs are: of one length, and in no order. */
const externalIdOf = (id: number): string =>
  `7c9e6679-7425-40de-944b-${String((id * 7_919) % 1_000_003).padStart(12, '0')}`;

type KeyOf = (id: number) => string;
const byId: KeyOf = String;
const byExternalId: KeyOf = (id) => `ext:${externalIdOf(id)}`;

const READS: Readonly<Record<string, (key: KeyOf) => string>> = {
  user: (key) => `/v1/users/${key(draw())}`,
  'page of 50 followers': (key) => `/v1/users/${key(draw())}/followers?limit=50`,
  relationship: (key) => {
    const id = draw();
    return `/v1/users/${key(id)}/following/${key(followeeOf(id, 1))}`;
  },
};

function followeeOf(id: number, nth: number): number {
  return ((id + nth * 101 - 1) % USERS) + 1;
}

/** Each pair once: of no round the first follows are there. */
let made = FOLLOWS_OF_EACH;
function newFollows(key: KeyOf): PlannedRequest[] {
  made += 1;
  return Array.from({ length: USERS }, (_, index) => ({
    method: 'PUT',
    path: `/v1/users/${key(index + 1)}/following/${key(followeeOf(index + 1, made))}`,
  }));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

const generator = await chooseGenerator();
const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const database = process.argv[2] ?? join(folder, 'retinue.db');
  await fill(database);
  await withServer(database, async (url) => {
    const rate = async (requests: PlannedRequest[], repeats: boolean): Promise<number> => {
      const result = await generator.run(url, { requests, repeats, clients: CLIENTS, seconds: SECONDS });
      return result.requests / result.seconds;
    };
    const compare = async (title: string, measure: (key: KeyOf) => Promise<number>): Promise<void> => {
      const ratios: number[] = [];
      const rates: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Whoever comes second finds the machine warm.
        const isIdFirst = round % 2 === 0;
        const first = await measure(isIdFirst ? byId : byExternalId);
        const second = await measure(isIdFirst ? byExternalId : byId);
        const [ofId, ofExternalId] = isIdFirst ? [first, second] : [second, first];
        rates[0].push(ofId);
        rates[1].push(ofExternalId);
        ratios.push(ofId / ofExternalId);
      }
      const [ofId, ofExternalId] = rates.map((of) => median(of).toFixed(0));
      console.log(
        `${title}: ${ofId}/s by id, ${ofExternalId}/s by external id: costs ${median(ratios).toFixed(2)} times`,
      );
    };
    for (const [title, path] of Object.entries(READS)) {
      await compare(title, async (key) =>
        rate(
          Array.from({ length: 1_000 }, () => ({ method: 'GET', path: path(key) })),
          true,
        ),
      );
    }
    await compare('follow', async (key) => rate(newFollows(key), false));
  });
} finally {
  await rm(folder, { recursive: true });
}

async function fill(database: string): Promise<void> {
  const users = join(folder, 'users.csv');
  const follows = join(folder, 'follows.csv');
  const ids = Array.from({ length: USERS }, (_, index) => index + 1);
  await writeFile(
    users,
    `id,external_id,first_name\n${ids.map((id) => `${id},${externalIdOf(id)},Ann`).join('\n')}\n`,
  );
  const edges = ids.flatMap((id) =>
    Array.from({ length: FOLLOWS_OF_EACH }, (_, nth) => `${id},ext:${externalIdOf(followeeOf(id, nth + 1))}`),
  );
  await writeFile(follows, `follower_id,followee_id\n${edges.join('\n')}\n`);
  await runRetinue(database, ['migrate'], { quiet: true });
  await runRetinue(database, ['import', 'users', users], { quiet: true });
  await runRetinue(database, ['import', 'follows', follows], { quiet: true });
}
