import type { INestApplicationContext } from '@nestjs/common';
import type { DatabaseOptions } from '@retinue/database';
import { BlocksService, FollowListsService, FollowRequestsService, MutesService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { ExitCode } from '../exit-codes.js';
import { formatOf, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import * as kinds from '../formats/record-kinds.js';
import { writeToFile, writeToOutput } from '../formats/write-output.js';
import type { Table } from '../formats/write-records.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  readonly database: DatabaseOptions;
  /** A path, or `-` for standard output. */
  readonly file: string;
  readonly format?: RecordFormat | undefined;
}

/** Writes all users with the columns that an import reads. */
export async function exportUsers(options: ExportOptions): Promise<number> {
  return reading(options.database, async (app) =>
    write(options, { chunks: app.get(UsersService).all(), columns: kinds.USERS.columns }),
  );
}

/** Writes all follows with the columns that an import reads. */
export async function exportFollows(options: ExportOptions): Promise<number> {
  return reading(options.database, async (app) =>
    write(options, { chunks: app.get(FollowListsService).allEdges(), columns: kinds.FOLLOWS.columns }),
  );
}

/** Writes all follow requests with the columns that an import reads. */
export async function exportFollowRequests(options: ExportOptions): Promise<number> {
  return reading(options.database, async (app) =>
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
  return reading(options.database, async (app) =>
    write(options, { chunks: app.get(BlocksService).all(), columns: kinds.BLOCKS.columns }),
  );
}

/** Writes all mutes with the columns that an import reads. */
export async function exportMutes(options: ExportOptions): Promise<number> {
  return reading(options.database, async (app) =>
    write(options, { chunks: app.get(MutesService).all(), columns: kinds.MUTES.columns }),
  );
}

/** An export changes nothing, and needs no right to. */
async function reading(
  database: DatabaseOptions,
  work: (app: INestApplicationContext) => Promise<number>,
): Promise<number> {
  return withDatabase({ ...database, readOnly: true }, work);
}

async function write({ file, format }: ExportOptions, table: Table): Promise<number> {
  await (file === STANDARD_STREAM
    ? writeToOutput(table, format ?? 'csv')
    : writeToFile(table, formatOf(file, format), file));
  return ExitCode.ok;
}
