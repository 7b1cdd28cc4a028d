import autocannon from 'autocannon';
import type { RunningServer } from '../servers/server.js';
import { percentile } from './statistics.js';

const CLIENTS = 16;

/** Of the turns of each, from the cheapest on: others on the machine can only make a turn dearer. */
const PARTS = [0, 0.1, 0.25, 0.5] as const;

/** How {@link compareTurns} calls its figures. */
export const TURNS_COMPARED = `the cheapest turn, then those at ${PARTS.slice(1)
  .map((part) => `${part * 100} %`)
  .join(', ')}`;

/**
 * What a short turn of requests costs a server: on a machine that others share, which may be half as fast a second later, many such
 * turns say more than a few long ones.
 *
 * @param requests sent in turn, again from the first after the last
 * @returns microseconds of processor time for a request
 * @throws Error when an answer is not a 2xx
 */
export async function costOfTurn(
  server: RunningServer,
  requests: readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[],
  amount: number,
): Promise<number> {
  const before = await server.usage();
  const result = await autocannon({
    url: server.url,
    connections: CLIENTS,
    amount,
    requests: requests.map(({ path, headers = {} }) => ({ path, headers })),
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were no 2xx`);
  const after = await server.usage();
  return ((after.cpuSeconds - before.cpuSeconds) * 1e6) / result.requests.total;
}

/** What turns of one cost in those of the other, see {@link TURNS_COMPARED}: `1.08, 1.05, 0.97, 1.06`. */
export function compareTurns(costs: readonly number[], others: readonly number[]): string {
  const [sorted, sortedOthers] = [costs, others].map((each) => each.toSorted((one, other) => one - other));
  return PARTS.map((part) => (percentile(sorted!, part) / percentile(sortedOthers!, part)).toFixed(2)).join(
    ', ',
  );
}
