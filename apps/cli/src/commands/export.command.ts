import type { INestApplicationContext } from '@nestjs/common';
import type { DatabaseOptions } from '@retinue/database';
import { BlocksService, FollowListsService, FollowRequestsService, MutesService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { ExitCode } from '../exit-codes.js';
import { formatOf, type RecordFormat, STANDARD_STREAM } from '../formats/record-format.js';
import { BLOCKS, FOLLOW_REQUESTS, FOLLOWS, MUTES, type RecordKind, USERS } from '../formats/record-kinds.js';
import { writeToFile, writeToOutput } from '../formats/write-output.js';
import { Progress } from '../progress/progress.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  readonly database: DatabaseOptions;
  /** A path, or `-` for standard output. */
  readonly file: string;
  readonly format?: RecordFormat | undefined;
}

type Chunks = AsyncIterable<readonly object[]>;

/** Writes all users with the columns that an import reads. */
export async function exportUsers(options: ExportOptions): Promise<number> {
  return exportAll(USERS, options, (app) => app.get(UsersService).all());
}

/** Writes all follows with the columns that an import reads. */
export async function exportFollows(options: ExportOptions): Promise<number> {
  return exportAll(FOLLOWS, options, (app) => app.get(FollowListsService).allEdges());
}

/** Writes all follow requests with the columns that an import reads. */
export async function exportFollowRequests(options: ExportOptions): Promise<number> {
  return exportAll(FOLLOW_REQUESTS, options, (app) => requestsOf(app.get(FollowRequestsService)));
}

/** A request's time says that it is one: the rest is as of a follow. */
async function* requestsOf(requests: FollowRequestsService): AsyncGenerator<readonly object[]> {
  for await (const chunk of requests.all()) {
    yield chunk.map(({ createdAt, ...pair }) => ({ ...pair, requestedAt: createdAt }));
  }
}

/** Writes all blocks with the columns that an import reads. */
export async function exportBlocks(options: ExportOptions): Promise<number> {
  return exportAll(BLOCKS, options, (app) => app.get(BlocksService).all());
}

/** Writes all mutes with the columns that an import reads. */
export async function exportMutes(options: ExportOptions): Promise<number> {
  return exportAll(MUTES, options, (app) => app.get(MutesService).all());
}

async function exportAll(
  { name, columns }: RecordKind,
  { database, file, format }: ExportOptions,
  chunksOf: (app: INestApplicationContext) => Chunks,
): Promise<number> {
  const isOutput = file === STANDARD_STREAM;
  const recordFormat = isOutput ? (format ?? 'csv') : formatOf(file, format);
  // Not between the rows in a terminal; and a pipe is quiet, unless somebody looks on.
  const isShown = !isOutput || (process.stderr.isTTY && !process.stdout.isTTY);
  return withDatabase({ ...database, readOnly: true }, async (app) => {
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
