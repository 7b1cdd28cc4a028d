import { migrateDatabase, nameOfDatabase } from '@retinue/database';
import { openedBy } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';
import { ExitCode } from '../exit-codes.js';

/** Brings the schema up to date. */
export async function migrate(database: CliDatabase): Promise<number> {
  await migrateDatabase(openedBy(database));
  console.log(`migrate: ${nameOfDatabase(database.url)} is up to date`);
  return ExitCode.ok;
}
