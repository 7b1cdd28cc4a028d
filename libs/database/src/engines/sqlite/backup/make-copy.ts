import { dirname } from 'node:path';
import type { BackupOptions, BackupResult } from '../../../backup/backup-options.js';
import type { LoadedTables } from '../../../migrations/load-tables.js';
import { readWhereverPossible } from '../file/readable-file.js';
import { assertRoom } from './backup-files.js';
import { copyOnline } from './copy-online.js';
import { examineCopy } from './examine-copy.js';
import type { PartialFile } from './partial-file.js';

/** Copies a file as it is at this moment, and has the copy looked over. @throws BackupError, SQLite's error, or the system's */
export async function makeCopy(
  source: string,
  partial: PartialFile,
  { isThrottled, onProgress, check }: Omit<BackupOptions, 'overwrite'>,
  tables: LoadedTables,
): Promise<Omit<BackupResult, 'file'>> {
  let bytes = 0;
  await readWhereverPossible(source, async (readable) => {
    await copyOnline(readable.path, partial.path, {
      isThrottled,
      onProgress: (progress) => {
        if (bytes === 0) assertRoom(dirname(partial.path), progress.total);
        bytes = progress.total;
        onProgress(progress);
      },
    });
    await readable.letGo();
  });
  const missingMigrations = await examineCopy(partial.path, source, tables);
  await partial.whileHeld(async () => check({ url: `sqlite:${partial.path}`, missingMigrations }));
  return { bytes, missingMigrations };
}
