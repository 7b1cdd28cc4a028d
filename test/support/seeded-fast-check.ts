/**
 * What specs get for `fast-check`: a property that names no seed has that of the run, so none can be unrepeatable because
 * somebody forgot to name one.
 */
import { configureGlobal } from '../../node_modules/fast-check/lib/fast-check.js';
import { TEST_SEED } from './test-seed.js';

configureGlobal({ seed: TEST_SEED });

export * from '../../node_modules/fast-check/lib/fast-check.js';
