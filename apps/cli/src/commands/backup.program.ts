import type { Command } from 'commander';
import type { CliDatabase } from '../cli-database.js';
import { backup } from './backup.command.js';
import { restore } from './restore.command.js';

const BACKUP_NOTES = `
The file holds all as of one moment; the server goes on meanwhile. It is looked over before it gets its name: until then it is
<file>.partial. It holds names, emails and the secrets of webhooks: keep it as you keep those.
A third of the disk's time at most is taken, and 40 MB a second, so that those who are served don't notice; --full-speed takes all.
A database on PostgreSQL is backed up with its own tools: docs/backup.md.`;

const RESTORE_NOTES = `
Stop the server first. The backup is copied and looked over before it takes the place of the database, in one step.
What happened after the backup is gone, so readers of events begin anew, told by a 422 invalid_event_place; webhooks go on where they
were. --same-log leaves readers where they are: for a backup after which nothing was written, as when a server moves.
A backup of an older version is put back as it is: "retinue migrate" brings it up to date.`;

/** Adds the commands for backups. */
export function addBackupCommands(
  program: Command,
  database: () => CliDatabase,
  run: (command: Promise<number>) => Promise<void>,
): void {
  program
    .command('backup')
    .description('copy the database into a file, while it is served')
    .argument('<file>', 'where the backup is to be')
    .option('--force', 'overwrite the file')
    .option('--full-speed', 'leave no rest to the disk: for when nobody is served')
    .addHelpText('after', BACKUP_NOTES)
    .action(async (file: string, { force, fullSpeed }: { force?: boolean; fullSpeed?: boolean }) =>
      run(backup({ database: database(), file, force: force ?? false, fullSpeed: fullSpeed ?? false })),
    );
  program
    .command('restore')
    .description('put a backup in the place of the database')
    .argument('<file>', 'the backup')
    .option('--force', 'replace a database that is there')
    .option('--same-log', 'nothing was written after the backup: readers of events go on')
    .addHelpText('after', RESTORE_NOTES)
    .action(async (file: string, { force, sameLog }: { force?: boolean; sameLog?: boolean }) =>
      run(restore({ database: database(), file, force: force ?? false, sameLog: sameLog ?? false })),
    );
}
