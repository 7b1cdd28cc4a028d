import type { INestApplicationContext } from '@nestjs/common';
import {
  fieldsOf,
  FollowHistoryService,
  type Relation,
  type RelationRow,
  RelationsService,
} from '@retinue/follows';
import { UsersService } from '@retinue/users';
import type { CliDatabase } from '../cli-extension.js';
import { ExitCode } from '../exit-codes.js';
import { formatOf, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import { HISTORY, type RecordKind, recordKindOf, USERS } from '../formats/record-kinds.js';
import { writeToFile, writeToOutput } from '../formats/write-output.js';
import { Progress } from '../progress/progress.js';
import { withDatabase } from '../with-database.js';
import { writePlaceOfNow } from './export-place.js';

export interface ExportOptions {
  readonly database: CliDatabase;
  /** A path, or `-` for standard output. */
  readonly file: string;
  readonly format?: RecordFormat | undefined;
  /** A file for the place in the log of events to go on from. */
  readonly place?: string | undefined;
}

type Chunks = AsyncIterable<readonly object[]>;

/** Writes all users with the columns that an import reads. */
export async function exportUsers(options: ExportOptions): Promise<number> {
  return exportAll(USERS, options, (app) => app.get(UsersService).all());
}

/** Writes all rows of a relation with the columns that an import reads. */
export async function exportRelation(relation: Relation, options: ExportOptions): Promise<number> {
  return exportAll(recordKindOf(relation), options, (app) =>
    recordsOf(relation, app.get(RelationsService).all(relation)),
  );
}

/** Writes the log of changes, with who called for each. */
export async function exportHistory(options: ExportOptions): Promise<number> {
  return exportAll(HISTORY, options, (app) => app.get(FollowHistoryService).all());
}

async function* recordsOf(
  relation: Relation,
  rows: AsyncIterable<readonly RelationRow[]>,
): AsyncGenerator<readonly object[]> {
  const fields = fieldsOf(relation);
  for await (const chunk of rows) {
    yield chunk.map(({ fromId, toId, createdAt, expiresAt }) => ({
      [fields.from]: fromId,
      [fields.to]: toId,
      [fields.createdAt]: createdAt,
      ...(fields.expiresAt === undefined ? {} : { [fields.expiresAt]: expiresAt }),
    }));
  }
}

async function exportAll(
  { name, columns }: Pick<RecordKind, 'name' | 'columns'>,
  { database, file, format, place }: ExportOptions,
  chunksOf: (app: INestApplicationContext) => Chunks,
): Promise<number> {
  const isOutput = file === STANDARD_STREAM;
  const recordFormat = isOutput ? (format ?? 'csv') : formatOf(file, format);
  // Not between the rows in a terminal; and a pipe is quiet, unless somebody looks on.
  const isShown = !isOutput || (process.stderr.isTTY && !process.stdout.isTTY);
  return withDatabase({ ...database, readOnly: true }, async (app) => {
    // Before the first row is read: what is in the rows already may come again, and nothing is left out.
    if (place !== undefined) await writePlaceOfNow(app, place);
    const extent = { total: undefined, done: () => 0 };
    const progress = isShown ? new Progress(extent, `export ${name}`, { verb: 'written' }) : undefined;
    try {
      const chunks = counting(chunksOf(app), (rows) => progress?.update(rows));
      await (isOutput
        ? writeToOutput({ chunks, columns }, recordFormat)
        : writeToFile({ chunks, columns }, recordFormat, file));
    } finally {
      progress?.stop();
    }
    return ExitCode.ok;
  });
}

async function* counting(chunks: Chunks, onRows: (rows: number) => void): AsyncGenerator<readonly object[]> {
  let rows = 0;
  for await (const chunk of chunks) {
    yield chunk;
    rows += chunk.length;
    onRows(rows);
  }
}
