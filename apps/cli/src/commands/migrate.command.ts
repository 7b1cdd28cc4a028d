import { nameOfDatabase } from '@retinue/database';
import type { CliExtension } from '../cli-database.js';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

/** Brings the schema up to date. */
export async function migrate(url: string, extension: CliExtension): Promise<number> {
  await withDatabase({ url, migrate: true, extension }, async () => {
    console.log(`migrate: ${nameOfDatabase(url)} is up to date`);
  });
  return ExitCode.ok;
}
