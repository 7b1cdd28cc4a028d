import { parseDatabaseUrl } from '../options/database-url.js';

/**
 * Whether another process has the database open, a server say, which long transactions would hold up. To be asked before this
 * process opens it. Where it can't be told (there is no file yet, no server answers), nobody has.
 *
 * @throws DatabaseStartError when the url is wrong
 */
export async function isInUse(url: string): Promise<boolean> {
  const location = parseDatabaseUrl(url);
  if (location.engine === 'postgres')
    return (await import('../engines/postgres/bulk/is-server-in-use.js')).isServerInUse(location);
  if (location.file === undefined) return false;
  return (await import('../engines/sqlite/bulk/is-file-in-use.js')).isFileInUse(location.file);
}
