import { nameOfDatabase } from '@retinue/database';
import type { CliDatabase } from '../cli-database.js';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

/** Brings the schema up to date. */
export async function migrate(database: CliDatabase): Promise<number> {
  await withDatabase({ ...database, migrate: true }, async () => {
    console.log(`migrate: ${nameOfDatabase(database.url)} is up to date`);
  });
  return ExitCode.ok;
}
