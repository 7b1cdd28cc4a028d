import { databaseOptionsOf, readDatabaseSettings, SERVICE_VERSION, usersOptionsOf } from '@retinue/api';
import { isPlain } from '@retinue/follows';
import { Argument, Command, Option } from 'commander';
import { type CliDatabase, type CliExtension, NO_EXTENSION, relationsOf } from './cli-database.js';
import { copy } from './commands/copy.command.js';
import { DEMO_DATABASE_URL, demo } from './commands/demo.command.js';
import { exportHistory, type ExportOptions, exportRelation, exportUsers } from './commands/export.command.js';
import { importRelation, importUsers } from './commands/import.command.js';
import { addKeysCommands } from './commands/keys.program.js';
import { migrate } from './commands/migrate.command.js';
import { verify } from './commands/verify.command.js';
import { RECORD_FORMATS, type RecordFormat, STANDARD_STREAM } from './formats/record-format.js';
import { recordKindOf, USERS } from './formats/record-kinds.js';

interface GlobalOptions {
  readonly database?: string;
}

interface FileOptions {
  readonly format?: RecordFormat;
  readonly place?: string;
  readonly rejects?: string;
  readonly createMissingUsers?: boolean;
}

/** Of an environment that says nothing. */
const { DATABASE_URL: DEFAULT_URL } = readDatabaseSettings({});

const EXIT_CODES = `
Exit codes: 0 all done; 1 done, with findings (rejected lines, drift); 2 failed; 130 stopped, run it again.
The database is DATABASE_URL (${DEFAULT_URL}), or --database.`;

const FILE_NOTES = `
Columns are known by the names in the first line, in any case, with spaces, hyphens, underscores or without; a file of
another kind is refused. Without a header, in a file of numbers, by their order. Between them: comma, semicolon or tab.
A time is 2026-01-31, 2026-01-31T09:30:00Z or with a zone such as +02:00, or the time since 1970 in seconds (9 or 10
digits) or milliseconds (12 or 13).`;

const BULK_NOTES = `
Many follows are added as a whole, in one transaction, while nobody else has the database open. One who opens it meanwhile
waits to write until it is done (on SQLite 5 seconds, then the server answers 503); on PostgreSQL, to read follows, too.
Beside a server that is there already it goes by batches of 1,000, which takes longer, and writes wait for one of them.`;

const COPY_NOTES = `
Either database may be SQLite or PostgreSQL. At the end each row is held against its copy, and the target verified.
Stop writes to the source first, or copy again after it: what is new comes over, nothing comes in twice. What was
changed or removed in the source meanwhile is told (exit code 1); then copy to an empty database.
A target that holds people of another database is refused.
The follow history, idempotency keys and service keys stay behind: a follow copied is logged as an import.`;

/** The commands and their options. @param onEnd is given the exit code of the command that ran */
export function createProgram(
  onEnd: (exitCode: number) => void,
  extension: CliExtension = NO_EXTENSION,
): Command {
  const program = new Command('retinue')
    .description('Keeps a Retinue database: who follows whom.')
    .option(
      '--database <url>',
      `the database, such as ${DEFAULT_URL} or postgres://user:password@host/database`,
    )
    .version(SERVICE_VERSION)
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .showHelpAfterError('(retinue --help lists the commands)');

  const url = (): string =>
    program.opts<GlobalOptions>().database ?? readDatabaseSettings(process.env).DATABASE_URL;
  const database = (): CliDatabase => ({
    ...databaseOptionsOf(readDatabaseSettings(process.env)),
    ...usersOptionsOf(readDatabaseSettings(process.env)),
    url: url(),
    extension,
  });
  const relations = relationsOf(extension);
  const run = async (command: Promise<number>): Promise<void> => {
    onEnd(await command);
  };

  program
    .command('migrate')
    .description('bring the schema up to date')
    .action(async () => run(migrate(database())));

  program
    .command('demo')
    .description(`add four people who follow each other, to ${DEMO_DATABASE_URL} unless another is named`)
    .option('--serve', 'then serve them')
    .option('--reset', 'make the demo anew: what was added to it goes')
    .action(async ({ serve, reset }: { serve?: boolean; reset?: boolean }) => {
      const named = program.opts<GlobalOptions>().database ?? process.env['DATABASE_URL'];
      const demoUrl = named === undefined || named === '' ? DEMO_DATABASE_URL : named;
      await run(demo(demoUrl, { serve: serve ?? false, reset: reset ?? false }));
    });

  const importing = program
    .command('import')
    .description('bring in users, and what is between them; again is safe: nothing comes in twice');
  const importOf = (what: string, description: string): Command =>
    importing
      .command(what)
      .description(description)
      .addArgument(new Argument('<file>', 'CSV, TSV or NDJSON, gzip or plain; - for standard input'))
      .addOption(formatOption())
      .addHelpText('after', FILE_NOTES)
      .option(
        '--rejects <file>',
        'where rejected lines are told (<file>.rejected.tsv in the working directory)',
      );
  importOf('users', `columns ${USERS.columns.map(snakeCase).join(', ')}; a header names them`).action(
    async (file: string, { format, rejects }: FileOptions) =>
      run(importUsers({ database: database(), file, format, rejects })),
  );
  for (const relation of relations) {
    const columns = recordKindOf(relation).columns.map(snakeCase).join(', ');
    const command = importOf(
      relation.name,
      `columns ${columns}; the header and what comes after the ids may be missing`,
    );
    if (!isPlain(relation)) {
      command
        .option('--create-missing-users', 'make a user for each id that nobody has')
        .addHelpText('after', BULK_NOTES);
    }
    command.action(async (file: string, { format, rejects, createMissingUsers }: FileOptions) =>
      run(importRelation(relation, { database: database(), file, format, rejects }, createMissingUsers)),
    );
  }

  const exporting = program
    .command('export')
    .description(
      'write all users, or all that is between them, as import reads them; or every change of a follow',
    );
  const exportOf = (what: string, write: (options: ExportOptions) => Promise<number>): void => {
    exporting
      .command(what)
      .addArgument(
        new Argument('[file]', 'by its ending CSV, TSV or NDJSON, .gz packed').default(
          STANDARD_STREAM,
          'standard output, CSV',
        ),
      )
      .addOption(formatOption())
      .option('--place <file>', 'where the place to go on from by events is written, from before the rows')
      .action(async (file: string, { format, place }: FileOptions) =>
        run(write({ database: database(), file, format, place })),
      );
  };
  exportOf('users', exportUsers);
  for (const relation of relations) {
    exportOf(relation.name, async (options) => exportRelation(relation, options));
  }
  exportOf('history', exportHistory);

  program
    .command('verify')
    .description('hold every count against the follows, and what is between users against the rules')
    .option('--repair', 'mend what differs')
    .action(async ({ repair }: { repair?: boolean }) =>
      run(verify({ database: database(), repair: repair ?? false })),
    );

  addKeysCommands(program, database, run);

  program
    .command('copy')
    .description('copy a whole database into another, of either engine, and hold each row against its copy')
    .requiredOption('--from <url>', 'the database to copy; it must be migrated, and stays as it is')
    .requiredOption('--to <url>', 'an empty database, or one that a copy of the same was interrupted in')
    .addHelpText('after', COPY_NOTES)
    .action(async ({ from, to }: { from: string; to: string }) => {
      const { poolSize, schema } = databaseOptionsOf(readDatabaseSettings(process.env));
      await run(copy({ from, to, poolSize, schema, extension }));
    });

  return program;
}

function formatOption(): Option {
  return new Option('--format <format>', 'when the file name does not tell').choices(RECORD_FORMATS);
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
