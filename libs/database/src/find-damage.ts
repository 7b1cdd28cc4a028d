import { parseDatabaseUrl } from './options/database-url.js';

/**
 * Has the database look over what it stores, without a change to it: pages, indexes, constraints. Takes a SQLite file
 * 5 s a GB and more, in which nothing else is done. PostgreSQL has no such question to ask (see its `pg_amcheck`): none found.
 *
 * @param limit findings at most
 * @returns what is broken, a line each
 * @throws DatabaseStartError when the url is wrong or the file can't be read at all
 */
export async function findDamage(url: string, limit: number): Promise<string[]> {
  const location = parseDatabaseUrl(url);
  if (location.engine !== 'sqlite' || location.file === undefined) return [];
  const { findSqliteDamage } = await import('./engines/sqlite/file/find-sqlite-damage.js');
  return findSqliteDamage(location.file, limit);
}
