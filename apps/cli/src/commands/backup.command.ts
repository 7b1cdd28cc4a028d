import { constants, setPriority } from 'node:os';
import { backUpDatabase } from '@retinue/database';
import { checkCopy, describeOutcome } from '../backup/check-copy.js';
import { runBackupWork } from '../backup/run-backup-work.js';
import { openedBy } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';

export interface BackupCommandOptions {
  readonly database: CliDatabase;
  readonly file: string;
  readonly force: boolean;
  readonly fullSpeed: boolean;
}

/** Copies the database into a file, while it is served. */
export async function backup({ database, file, force, fullSpeed }: BackupCommandOptions): Promise<number> {
  // The processor, too, is for those who serve.
  if (!fullSpeed) setPriority(constants.priority.PRIORITY_LOW);
  return runBackupWork('backup', file, async ({ onProgress, assertGoesOn }) => {
    let findings: number | undefined;
    const made = await backUpDatabase(openedBy(database), file, {
      overwrite: force,
      isThrottled: !fullSpeed,
      onProgress,
      check: async (copy) => {
        findings = await checkCopy('backup', database, copy);
        assertGoesOn();
      },
    });
    return describeOutcome('backup', made, findings);
  });
}
