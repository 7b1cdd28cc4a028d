import { loadEngine } from './load-engine.js';
import { parseDatabaseUrl } from './options/database-url.js';

/**
 * Whether another process has the database open, a server say, which long transactions would hold up. To be asked before this
 * process opens it. Where it can't be told (there is no file yet, no server answers), nobody has.
 *
 * @throws DatabaseStartError when the url is wrong, or the driver is not installed
 */
export async function isInUse(url: string): Promise<boolean> {
  const location = parseDatabaseUrl(url);
  return (await loadEngine(location.engine)).isInUse(location);
}
