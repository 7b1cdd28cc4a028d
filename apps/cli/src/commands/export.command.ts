import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DatabaseOptions } from '@retinue/database';
import { FollowListsService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { ExitCode } from '../exit-codes.js';
import { formatOf, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import { recordsToText } from '../formats/write-records.js';
import { FOLLOW_SHAPE } from '../import/follow-records.js';
import { USER_SHAPE } from '../import/user-records.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  readonly database: DatabaseOptions;
  /** A path, or `-` for standard output. */
  readonly file: string;
  readonly format?: RecordFormat | undefined;
}

/** Writes all users with the columns that an import reads. */
export async function exportUsers(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, (format) => recordsToText(app.get(UsersService).all(), format, USER_SHAPE.columns)),
  );
}

/** Writes all follows with the columns that an import reads. */
export async function exportFollows(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, (format) =>
      recordsToText(app.get(FollowListsService).allEdges(), format, FOLLOW_SHAPE.columns),
    ),
  );
}

async function write(
  { file, format }: ExportOptions,
  textIn: (format: RecordFormat) => Readable,
): Promise<number> {
  if (file === STANDARD_STREAM) {
    await pipeline(textIn(format ?? 'csv'), process.stdout, { end: false });
    return ExitCode.ok;
  }
  const text = textIn(formatOf(file, format));
  // Under its name only when it is whole: half an export looks like a small one.
  const partial = `${file}.partial`;
  try {
    await (file.endsWith('.gz')
      ? pipeline(text, createGzip(), createWriteStream(partial))
      : pipeline(text, createWriteStream(partial)));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return ExitCode.ok;
}
