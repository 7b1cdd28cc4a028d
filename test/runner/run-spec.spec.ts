import { Quota } from '../../apps/api/src/limits/quota.js';
import * as pages from '../support/pages.js';

/** What Node has loaded under an address. */
async function loaded(path: string): Promise<unknown> {
  return import(new URL(path, import.meta.url).href);
}

describe('a spec', () => {
  it('has modules of the tests for itself', async () => {
    const [, own] = /(\?spec=\d+)$/.exec(import.meta.url)!;
    expect(await loaded(`../support/pages.ts${own}`)).toBe(pages);
    expect(await loaded('../support/pages.ts?spec=another')).not.toBe(pages);
  });

  it('shares the sources of Retinue with all the others', async () => {
    expect(await loaded('../../apps/api/src/limits/quota.ts')).toHaveProperty('Quota', Quota);
  });

  it('is told the line of a source by an error', () => {
    expect(new Error('here').stack).toContain('test/runner/run-spec.spec.ts:21:12');
  });
});
