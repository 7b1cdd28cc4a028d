import { seededRandom } from '../graph/seeded-random.js';
import type { Client } from './http.js';
import { Latencies } from './latencies.js';

const READERS = 4;
const WRITERS = 4;

/** Clients that read lists, and follow and unfollow, until they are told to stop. */
export interface MixedLoad {
  readonly reads: Latencies;
  readonly writes: Latencies;
  stop(): Promise<void>;
}

/** @param users ids of those whom requests are about */
export function startMixedLoad(client: Client, users: readonly number[], seed: number): MixedLoad {
  const random = seededRandom(seed);
  const reads = new Latencies();
  const writes = new Latencies();
  const anybody = (): number => users[Math.floor(random() * users.length)]!;
  const stopping = new AbortController();
  const repeat = async (work: () => Promise<unknown>): Promise<void> => {
    while (!stopping.signal.aborted) await work();
  };
  const read = async (): Promise<unknown> =>
    reads.time(() => client.send('GET', `/v1/users/${anybody()}/followers`));
  const write = async (): Promise<unknown> => {
    const [method, follower, followee] = [random() < 0.7 ? 'PUT' : 'DELETE', anybody(), anybody()];
    // Whom one is about to follow may be oneself.
    return writes.time(() =>
      client.send(method, `/v1/users/${follower}/following/${followee}`, [200, 201, 204, 422]),
    );
  };
  const clients = [
    ...Array.from({ length: READERS }, () => repeat(read)),
    ...Array.from({ length: WRITERS }, () => repeat(write)),
  ];
  return {
    reads,
    writes,
    stop: async () => {
      stopping.abort();
      await Promise.all(clients);
    },
  };
}
