import { existsSync } from 'node:fs';
import type { BackupOptions, BackupResult } from '../../../backup/backup-options.js';
import { BackupError } from '../../../errors/backup.errors.js';
import type { LoadedTables } from '../../../migrations/load-tables.js';
import { assertApart, assertPlace, assertSource, inWords } from './backup-files.js';
import { makeCopy } from './make-copy.js';
import { PartialFile } from './partial-file.js';

/** See {@link backUpDatabase}. */
export async function backUpSqlite(
  file: string,
  backup: string,
  options: BackupOptions,
  tables: LoadedTables,
): Promise<BackupResult> {
  const source = assertSource(file, 'database');
  const target = assertPlace(backup);
  await assertApart(source, target);
  if (!options.overwrite && existsSync(target)) {
    throw new BackupError(`${target} is there already: choose another name, or overwrite it (--force)`);
  }
  const partial = await PartialFile.make(target);
  try {
    const copied = await makeCopy(source, partial, options, tables);
    await partial.publish(options.overwrite);
    return { file: target, ...copied };
  } catch (error) {
    await partial.discard();
    throw inWords(error, source, target);
  }
}
