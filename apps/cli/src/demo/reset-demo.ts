import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { nameOfDatabase, parseDatabaseUrl } from '@retinue/database';
import { UsersService } from '@retinue/users';
import { CliError } from '../cli-error.js';
import { withDatabase } from '../with-database.js';
import { isDemoUser } from './demo-data.js';

/** People in a demo at most: more than a tour makes, fewer than anybody's real ones. */
const MOST_USERS = 100;

/**
 * Removes the file of a demo, ids and all, so that the next one begins as the first did.
 *
 * @throws CliError when it is no file, holds other people, or is open elsewhere
 */
export async function resetDemo(url: string): Promise<void> {
  const location = parseDatabaseUrl(url);
  const name = nameOfDatabase(url);
  if (location.engine !== 'sqlite') throw new CliError(`--reset is of a SQLite file, which ${name} is not`);
  const { file } = location;
  if (file === undefined || !existsSync(file)) return;
  const isDemo = await withDatabase({ url, migrate: true }, async (app) => {
    const { items, nextCursor } = await app.get(UsersService).list({}, { limit: MOST_USERS });
    return nextCursor === null && (items.length === 0 || items.some(isDemoUser));
  });
  if (!isDemo) {
    throw new CliError(
      `${name} is no demo, or has grown into more: it holds people whom --reset would remove for good. Remove the file yourself if you mean to`,
    );
  }
  // We had it open, and SQLite removes this file when the last who has leaves.
  if (existsSync(`${file}-shm`)) {
    throw new CliError(`${name} is open elsewhere: stop the server that uses it, then reset it`);
  }
  await rm(file);
}
