// @ts-check
import { createRequire } from 'node:module';

/** @import { Test } from '@jest/test-result' */

const require = createRequire(import.meta.url);
/** By require, whose types are right: those of the ES module are not. @type {typeof import('@jest/test-sequencer')} */
const { default: Sequencer } = require('@jest/test-sequencer');

/** Where specs start processes, clusters or installations: one that begins last is waited for by all. */
const SLOW = /[\\/]test[\\/](?:bench|examples|model|packages|postgres|process)[\\/]/;

/** The longest specs first. Jest goes by how long they took the last time; on a fresh machine nobody knows, so these folders lead. */
export default class SlowFirst extends Sequencer {
  /**
   * @override
   * @param {Test[]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return [
      ...sorted.filter(({ path }) => SLOW.test(path)),
      ...sorted.filter(({ path }) => !SLOW.test(path)),
    ];
  }
}
