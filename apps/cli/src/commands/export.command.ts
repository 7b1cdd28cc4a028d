import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import type { DatabaseOptions } from '@retinue/database';
import { BlocksService, FollowListsService, FollowRequestsService, MutesService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { ExitCode } from '../exit-codes.js';
import { formatOf, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import * as kinds from '../formats/record-kinds.js';
import { type Table, writeRecords } from '../formats/write-records.js';
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
    write(options, { chunks: app.get(UsersService).all(), columns: kinds.USERS.columns }),
  );
}

/** Writes all follows with the columns that an import reads. */
export async function exportFollows(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, { chunks: app.get(FollowListsService).allEdges(), columns: kinds.FOLLOWS.columns }),
  );
}

/** Writes all follow requests with the columns that an import reads. */
export async function exportFollowRequests(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, {
      chunks: requestsOf(app.get(FollowRequestsService)),
      columns: kinds.FOLLOW_REQUESTS.columns,
    }),
  );
}

/** A request's time says that it is one: the rest is as of a follow. */
async function* requestsOf(requests: FollowRequestsService): AsyncGenerator<readonly object[]> {
  for await (const chunk of requests.all()) {
    yield chunk.map(({ createdAt, ...pair }) => ({ ...pair, requestedAt: createdAt }));
  }
}

/** Writes all blocks with the columns that an import reads. */
export async function exportBlocks(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, { chunks: app.get(BlocksService).all(), columns: kinds.BLOCKS.columns }),
  );
}

/** Writes all mutes with the columns that an import reads. */
export async function exportMutes(options: ExportOptions): Promise<number> {
  return withDatabase(options.database, async (app) =>
    write(options, { chunks: app.get(MutesService).all(), columns: kinds.MUTES.columns }),
  );
}

async function write({ file, format }: ExportOptions, table: Table): Promise<number> {
  await (file === STANDARD_STREAM
    ? writeToOutput(table, format ?? 'csv')
    : writeToFile(table, formatOf(file, format), file));
  return ExitCode.ok;
}

async function writeToOutput(table: Table, format: RecordFormat): Promise<void> {
  try {
    await writeRecords(table, format, [process.stdout], { end: false });
  } catch (error) {
    // Who reads has enough, as `head` has after its lines.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

async function writeToFile(table: Table, format: RecordFormat, file: string): Promise<void> {
  // Under its name only when it is whole: half an export looks like a small one.
  const partial = `${file}.partial`;
  try {
    const packing = file.endsWith('.gz') ? [createGzip()] : [];
    await writeRecords(table, format, [...packing, createWriteStream(partial)]);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
