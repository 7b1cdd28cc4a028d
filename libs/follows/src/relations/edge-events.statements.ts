import { EVENT_KINDS } from '../events/edge-kinds.js';

/** SQL: an event is of an edge. The indexes by user hold no others; a statement uses them when it says so in these words. */
export const OF_EDGES = `type IN (${Object.keys(EVENT_KINDS)
  .map((type) => `'${type}'`)
  .join(', ')})`;
