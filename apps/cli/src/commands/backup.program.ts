import type { Command } from 'commander';
import type { CliDatabase } from '../cli-extension.js';

const BACKUP_NOTES = `
The file holds all as of one moment; the server goes on meanwhile. It is looked over before it gets its name: until then it is
<file>.partial. It holds names, emails and the secrets of webhooks: keep it as you keep those.
It takes a third of the disk's time at most, and 40 MB a second, so that those who are served wait little; --full-speed takes all.
A database on PostgreSQL is backed up with its own tools: docs/backup.md.`;

const RESTORE_NOTES = `
Stop the server first. The backup is copied and looked over before it takes the place of the database, in one step.
What happened after the backup is gone, so readers of events begin anew, told by a 422 invalid_event_place; webhooks go on where they
were. --same-log leaves readers where they are: for a backup after which nothing was written, as when a server moves.
A backup of an older version is put back as it is: "retinue migrate" brings it up to date.`;

/** Adds the commands for backups. */
export function addBackupCommands(
  program: Command,
  database: () => Promise<CliDatabase>,
  run: (command: Promise<number>) => Promise<void>,
): void {
  program
    .command('backup')
    .description('copy the database into a file, while it is served')
    .argument('<file>', 'where the backup is to be')
    .option('--force', 'overwrite the file')
    .option('--full-speed', 'leave no rest to the disk: for when nobody is served')
    .addHelpText('after', BACKUP_NOTES)
    .action(
      async (
        file: string,
        { force = false, fullSpeed = false }: { force?: boolean; fullSpeed?: boolean },
      ) => {
        const { backup } = await import('./backup.command.js');
        await run(backup({ database: await database(), file, force, fullSpeed }));
      },
    );
  program
    .command('restore')
    .description('put a backup in the place of the database')
    .argument('<file>', 'the backup')
    .option('--force', 'replace a database that is there')
    .option('--same-log', 'nothing was written after the backup: readers of events go on')
    .addHelpText('after', RESTORE_NOTES)
    .action(
      async (file: string, { force = false, sameLog = false }: { force?: boolean; sameLog?: boolean }) => {
        const { restore } = await import('./restore.command.js');
        await run(restore({ database: await database(), file, force, sameLog }));
      },
    );
}
