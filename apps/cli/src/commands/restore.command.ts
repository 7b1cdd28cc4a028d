import { restoreDatabase } from '@retinue/database';
import { checkCopy, describeOutcome } from '../backup/check-copy.js';
import { runBackupWork } from '../backup/run-backup-work.js';
import { openedBy } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';

export interface RestoreCommandOptions {
  readonly database: CliDatabase;
  readonly file: string;
  readonly force: boolean;
  readonly sameLog: boolean;
}

/** Puts a backup in the place of the database. */
export async function restore({ database, file, force, sameLog }: RestoreCommandOptions): Promise<number> {
  return runBackupWork('restore', database.url, async ({ onProgress, assertGoesOn }) => {
    let findings: number | undefined;
    const made = await restoreDatabase(openedBy(database), file, {
      overwrite: force,
      isSameLog: sameLog,
      onProgress,
      check: async (copy) => {
        findings = await checkCopy('restore', database, copy);
        assertGoesOn();
      },
    });
    return describeOutcome('restore', made, findings);
  });
}
