/** What chance begins with unless somebody asks for another: a test that has failed once fails again. */
const USUAL_SEED = 20_261_123;

/**
 * @param {string | undefined} wish a seed, or `random`
 * @returns {number}
 */
export function chooseSeed(wish) {
  if (wish === undefined || wish === '') return USUAL_SEED;
  if (wish === 'random') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(wish);
  if (!Number.isSafeInteger(seed))
    throw new Error(`TEST_SEED must be a whole number or "random", not ${wish}`);
  return seed;
}

/** Of the tests that run here: the configuration has chosen it for all of them, and has said so. */
export const TEST_SEED = chooseSeed(process.env['TEST_SEED']);
