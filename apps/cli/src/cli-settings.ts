import { databaseOptionsOf, readDatabaseSettings, usersOptionsOf } from '@retinue/api';
export { warnOfMistypedSettings } from '@retinue/api';
import type { CliExtension, ServedDatabase } from './cli-extension.js';

/** The database that was named, or that of the environment, with what else the environment says of it. */
export function databaseOf(named: string | undefined, extension: CliExtension): ServedDatabase {
  const settings = readDatabaseSettings(process.env);
  return {
    ...databaseOptionsOf(settings),
    ...usersOptionsOf(settings),
    url: named ?? settings.DATABASE_URL,
    extension,
  };
}
