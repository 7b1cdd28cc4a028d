import { nameOfDatabase } from '@retinue/database';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

/** Brings the schema up to date. */
export async function migrate(url: string): Promise<number> {
  await withDatabase({ url, migrate: true }, async () => {
    console.log(`migrate: ${nameOfDatabase(url)} is up to date`);
  });
  return ExitCode.ok;
}
