import autocannon from 'autocannon';
import { createRequire } from 'node:module';
import { percentile } from '../support/statistics.js';
import {
  type LoadGenerator,
  LoadError,
  type LoadPlan,
  type LoadResult,
  type PlannedRequest,
} from './load.js';

const { version } = createRequire(import.meta.url)('autocannon/package.json') as { version: string };

/** autocannon (https://github.com/mcollina/autocannon), for machines without wrk. */
export const withAutocannon: LoadGenerator = {
  name: `autocannon ${version}`,

  async run(url: string, { requests, repeats, clients, seconds }: LoadPlan): Promise<LoadResult> {
    const milliseconds: number[] = [];
    const shares = shareOut(requests, clients, repeats);
    let next = 0;
    const startedAt = performance.now();
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const run = autocannon(
        {
          url,
          connections: clients,
          duration: seconds,
          // Takes the place of the duration.
          ...(repeats ? {} : { amount: requests.length }),
          setupClient: (client) => client.setRequests(shares[next++ % clients]!.map(toRequest)),
        },
        (error: Error | null, ended) => {
          clearTimeout(deadline);
          if (error === null) resolve(ended);
          else reject(error);
        },
      );
      const deadline = setTimeout(() => run.stop(), seconds * 1_000);
      run.on('response', (_client, _status, _bytes, responseTime) => milliseconds.push(responseTime));
    });
    if (result.non2xx > 0) throw new LoadError(`${result.non2xx} answers were no 2xx`);
    if (result.errors > 0) throw new LoadError(`${result.errors} answers did not come`);
    milliseconds.sort((one, other) => one - other);
    return {
      requests: milliseconds.length,
      seconds: (performance.now() - startedAt) / 1_000,
      p50: percentile(milliseconds, 0.5),
      p99: percentile(milliseconds, 0.99),
    };
  },
};

/** Each client goes through requests of its own: all of them from a place of its own on, or its part of them. */
function shareOut(
  requests: readonly PlannedRequest[],
  clients: number,
  repeats: boolean,
): (readonly PlannedRequest[])[] {
  return Array.from({ length: clients }, (_, client) => {
    if (!repeats) return requests.filter((_request, index) => index % clients === client);
    const start = Math.floor((requests.length * client) / clients);
    return [...requests.slice(start), ...requests.slice(0, start)];
  });
}

function toRequest({ method, path, body }: PlannedRequest): autocannon.Request {
  if (body === undefined) return { method, path };
  return { method, path, body, headers: { 'content-type': 'application/json' } };
}
