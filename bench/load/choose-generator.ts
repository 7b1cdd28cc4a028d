import type { LoadGenerator } from './load.js';
import { withAutocannon } from './with-autocannon.js';
import { findWrk } from './wrk.js';

export type GeneratorName = 'wrk' | 'autocannon';

/**
 * wrk where it is installed: it leaves more of the machine to the server. autocannon comes with the project.
 *
 * @throws Error when wrk is asked for and is not installed
 */
export async function chooseGenerator(wanted?: GeneratorName): Promise<LoadGenerator> {
  if (wanted === 'autocannon') return withAutocannon;
  const wrk = await findWrk();
  if (wrk === undefined && wanted === 'wrk') {
    throw new Error('wrk is not installed: install it, or leave --generator out');
  }
  return wrk ?? withAutocannon;
}
