import { DEFAULT_DATABASE_URL, SERVICE_VERSION } from '@retinue/api';
import { Command } from 'commander';
import { type CliExtension, NO_EXTENSION, type ServedDatabase } from './cli-extension.js';
import { addBackupCommands } from './commands/backup.program.js';
import { addKeysCommands } from './commands/keys.program.js';
import { DEMO_DATABASE_URL } from './demo/demo-database-url.js';

interface GlobalOptions {
  readonly database?: string;
}

const EXIT_CODES = `
Exit codes: 0 all done; 1 done, with findings (rejected lines, drift); 2 failed; 130 stopped, run it again.
The database is DATABASE_URL (${DEFAULT_DATABASE_URL}), or --database.`;

const COPY_NOTES = `
Either database may be SQLite or PostgreSQL. At the end each row is held against its copy, and the target verified.
Stop writes to the source first, or copy again after it: what is new comes over, nothing comes in twice. What was
changed or removed in the source meanwhile is told (exit code 1); then copy to an empty database.
A target that holds people of another database is refused.
The follow history, idempotency keys and service keys stay behind: a follow copied is logged as an import.`;

/**
 * The commands and their options. What a command needs is loaded when it runs: to find the modules and to run what is in
 * them takes longer than most commands.
 *
 * @param args of this call: those of commands with a part for each relation are described where they are asked for
 * @param onEnd is given the exit code of the command that ran
 */
export async function createProgram(
  args: readonly string[],
  onEnd: (exitCode: number) => void,
  extension: CliExtension = NO_EXTENSION,
): Promise<Command> {
  const program = new Command('retinue')
    .description('Keeps a Retinue database: who follows whom.')
    .option(
      '--database <url>',
      `the database, such as ${DEFAULT_DATABASE_URL} or postgres://user:password@host/database`,
    )
    .version(SERVICE_VERSION)
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .showHelpAfterError('(retinue --help lists the commands)');

  const database = async (): Promise<ServedDatabase> =>
    (await settings()).databaseOf(program.opts<GlobalOptions>().database, extension);
  const run = async (command: Promise<number>): Promise<void> => {
    onEnd(await command);
  };

  program.hook('preAction', async () => (await settings()).warnOfMistypedSettings(process.env));

  program
    .command('migrate')
    .description('bring the schema up to date')
    .action(async () => run((await import('./commands/migrate.command.js')).migrate(await database())));

  program
    .command('demo')
    .description(`add four people who follow each other, to ${DEMO_DATABASE_URL} unless another is named`)
    .option('--serve', 'then serve them')
    .option('--reset', 'make the demo anew: what was added to it goes')
    .action(async ({ serve, reset }: { serve?: boolean; reset?: boolean }) => {
      const named = program.opts<GlobalOptions>().database ?? process.env['DATABASE_URL'];
      const demoUrl = named === undefined || named === '' ? DEMO_DATABASE_URL : named;
      const { demo } = await import('./commands/demo.command.js');
      await run(demo(demoUrl, { serve: serve ?? false, reset: reset ?? false }));
    });

  const importing = program
    .command('import')
    .description('bring in users, and what is between them; again is safe: nothing comes in twice');
  const exporting = program
    .command('export')
    .description(
      'write all users, or all that is between them, as import reads them; or every change of a follow',
    );
  if (args.includes(importing.name()) || args.includes(exporting.name())) {
    const { addExports, addImports } = await import('./commands/files.program.js');
    addImports(importing, database, run, extension);
    addExports(exporting, database, run, extension);
  }

  program
    .command('verify')
    .description('hold every count against the follows, and what is between users against the rules')
    .option('--repair', 'mend what differs')
    .action(async ({ repair = false }: { repair?: boolean }) => {
      const { verify } = await import('./commands/verify.command.js');
      await run(verify({ database: await database(), repair }));
    });

  addBackupCommands(program, database, run);
  addKeysCommands(program, database, run);

  program
    .command('copy')
    .description('copy a whole database into another, of either engine, and hold each row against its copy')
    .requiredOption('--from <url>', 'the database to copy; it must be migrated, and stays as it is')
    .requiredOption('--to <url>', 'an empty database, or one that a copy of the same was interrupted in')
    .addHelpText('after', COPY_NOTES)
    .action(async ({ from, to }: { from: string; to: string }) => {
      const { copy } = await import('./commands/copy.command.js');
      const { poolSize, schema } = await database();
      await run(copy({ from, to, poolSize, schema, extension }));
    });

  return program;
}

/** Reading them brings what checks them. */
const settings = async (): Promise<typeof import('./cli-settings.js')> => import('./cli-settings.js');
