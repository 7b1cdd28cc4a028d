import { isPlain } from '@retinue/follows';
import { Argument, type Command, Option } from 'commander';
import { relationsOf } from '../cli-database.js';
import type { CliDatabase, CliExtension } from '../cli-extension.js';
import { RECORD_FORMATS, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import { recordKindOf, USERS } from '../formats/record-kinds.js';
import type { ExportOptions } from './export.command.js';

interface FileOptions {
  readonly format?: RecordFormat;
  readonly place?: string;
  readonly rejects?: string;
  readonly createMissingUsers?: boolean;
}

const FILE_NOTES = `
Columns are known by the names in the first line, in any case, with spaces, hyphens, underscores or without; a file of
another kind is refused. Without a header, in a file of numbers, by their order. Between them: comma, semicolon or tab.
A time is 2026-01-31, 2026-01-31T09:30:00Z or with a zone such as +02:00, or the time since 1970 in seconds (9 or 10
digits) or milliseconds (12 or 13).`;

const bulkNotes = (rows: string): string => `
Many ${rows} are added as a whole, in one transaction, while nobody else has the database open. One who opens it meanwhile
waits to write until it is done (on SQLite 5 seconds, then the server answers 503); on PostgreSQL, to read ${rows}, too.
Beside a server that is there already it goes by small batches of some 30 ms, which takes several times as long; writes
wait for one of them.`;

/** What runs a command: it is given the database that was named, and tells how the command ended. */
type Run = (command: Promise<number>) => Promise<void>;

const imports = async (): Promise<typeof import('./import.command.js')> => import('./import.command.js');
const exports = async (): Promise<typeof import('./export.command.js')> => import('./export.command.js');

/** Adds what can be imported: users, and what is between them. */
export function addImports(
  importing: Command,
  database: () => Promise<CliDatabase>,
  run: Run,
  extension: CliExtension,
): void {
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
  importOf('users', `columns ${USERS.columns.map(snakeCase).join(', ')}; a header names them`)
    .addHelpText('after', bulkNotes('users'))
    .action(async (file: string, { format, rejects }: FileOptions) =>
      run((await imports()).importUsers({ database: await database(), file, format, rejects })),
    );
  for (const relation of relationsOf(extension)) {
    const columns = recordKindOf(relation).columns.map(snakeCase).join(', ');
    const command = importOf(
      relation.name,
      `columns ${columns}; the header and what comes after the ids may be missing`,
    );
    if (!isPlain(relation)) {
      command
        .option('--create-missing-users', 'make a user for each id that nobody has')
        .addHelpText('after', bulkNotes('follows'));
    }
    command.action(async (file: string, { format, rejects, createMissingUsers }: FileOptions) =>
      run(
        (await imports()).importRelation(
          relation,
          { database: await database(), file, format, rejects },
          createMissingUsers,
        ),
      ),
    );
  }
}

/** Adds what can be exported: the same, and the log of changes. */
export function addExports(
  exporting: Command,
  database: () => Promise<CliDatabase>,
  run: Run,
  extension: CliExtension,
): void {
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
        run(write({ database: await database(), file, format, place })),
      );
  };
  exportOf('users', async (options) => (await exports()).exportUsers(options));
  for (const relation of relationsOf(extension)) {
    exportOf(relation.name, async (options) => (await exports()).exportRelation(relation, options));
  }
  exportOf('history', async (options) => (await exports()).exportHistory(options));
}

function formatOption(): Option {
  return new Option('--format <format>', 'when the file name does not tell').choices(RECORD_FORMATS);
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
