import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BackupResult, RestoreOptions } from '../../../backup/backup-options.js';
import { BackupError } from '../../../errors/backup.errors.js';
import type { LoadedTables } from '../../../migrations/load-tables.js';
import type { MergedTables } from '../../../migrations/merge-tables.js';
import { asRestored } from './as-restored.js';
import { assertApart, assertPlace, assertSource, inWords } from './backup-files.js';
import { assertNotInUse, whileClosed } from './closed-file.js';
import { makeCopy } from './make-copy.js';
import { PartialFile } from './partial-file.js';

/** The tables of all modules. */
interface Tables {
  readonly loaded: LoadedTables;
  readonly restored: MergedTables['restored'];
}

/** See {@link restoreDatabase}. */
export async function restoreSqlite(
  file: string,
  backup: string,
  options: RestoreOptions,
  tables: Tables,
): Promise<BackupResult> {
  const source = assertSource(backup, 'backup');
  const target = assertPlace(file);
  await assertApart(source, target);
  await assertApart(target, source);
  if (!options.overwrite && existsSync(target)) {
    throw new BackupError(`there is a database at ${target}: stop what uses it, and replace it (--force)`);
  }
  // Before the long part, and once more at its end.
  assertNotInUse(target);
  await mkdir(dirname(target), { recursive: true });
  const partial = await PartialFile.make(target);
  try {
    const copied = await makeCopy(source, partial, { ...options, isThrottled: false }, tables.loaded);
    if (!options.isSameLog) await asRestored(partial.path, tables.loaded, tables.restored);
    await whileClosed(target, async () => {
      await giveToOwner(target, partial.path);
      await partial.publish(options.overwrite);
    });
    return { file: target, ...copied };
  } catch (error) {
    await partial.discard();
    throw inWords(error, source, target);
  }
}

/** Who could use the database that it replaces can use this one. */
async function giveToOwner(target: string, path: string): Promise<void> {
  const before = await stat(target).catch(() => undefined);
  if (before === undefined) return;
  await chmod(path, before.mode);
  const now = await stat(path);
  if (now.uid !== before.uid || now.gid !== before.gid) await chown(path, before.uid, before.gid);
}
