import { SqlReader } from './sql-reader.js';

/**
 * Reads what is committed at this moment: never from a replica, which may be behind. For what must miss nothing; all else
 * reads by {@link SqlReader}.
 */
export abstract class LatestReader extends SqlReader {}
