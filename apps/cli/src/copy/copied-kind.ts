import type { INestApplicationContext } from '@nestjs/common';
import {
  BlocksService,
  FollowListsService,
  FollowRequestsService,
  FollowsImportService,
  type ImportedRelation,
  MutesService,
  type NewBlock,
  type NewEdge,
  type NewMute,
  RelationsImportService,
} from '@retinue/follows';
import { type User, UsersImportService, UsersService } from '@retinue/users';
import * as files from '../formats/record-kinds.js';
import { followTarget } from '../import/follow-records.js';
import type { RecordResult } from '../import/import-records.js';
import { blockTarget, muteTarget, requestTarget } from '../import/relation-records.js';
import { userTarget } from '../import/user-records.js';

/** One of the five kinds of rows that are copied, whatever its rows are. */
export interface CopiedKind {
  readonly name: string;
  /** The fields in which a copy equals what it is a copy of. */
  readonly columns: readonly string[];
  /** All rows in the order of their keys, in chunks, as they stand when the first is read. */
  readonly rows: (app: INestApplicationContext) => AsyncIterable<readonly object[]>;
  /** Stores some thousand in one transaction and tells what became of each, in order. */
  readonly store: (app: INestApplicationContext, rows: readonly object[]) => Promise<readonly RecordResult[]>;
  /** By which rows are ordered and told apart; for users, the second number is 0. */
  readonly key: (row: object) => RowKey;
  /** Whether the row is gone by itself by now. */
  readonly hasEnded: (row: object) => boolean;
}

export type RowKey = readonly [number, number];

interface KindOf<Row extends object> extends Pick<CopiedKind, 'name' | 'columns'> {
  readonly rows: (app: INestApplicationContext) => AsyncIterable<readonly Row[]>;
  readonly store: (app: INestApplicationContext, rows: readonly Row[]) => Promise<readonly RecordResult[]>;
  readonly key: (row: Row) => RowKey;
  readonly hasEnded?: (row: Row) => boolean;
}

/** A kind only ever meets its own rows, so that those who copy need not know what they are. */
function kind<Row extends object>({ hasEnded, ...rest }: KindOf<Row>): CopiedKind {
  return {
    ...rest,
    store: async (app, rows) => rest.store(app, rows as readonly Row[]),
    key: (row) => rest.key(row as Row),
    hasEnded: (row) => hasEnded?.(row as Row) ?? false,
  };
}

function relation(fromId: number, toId: number, createdAt: Date): ImportedRelation {
  return { fromId, toId, createdAt };
}

export const USERS = kind<User>({
  name: 'users',
  columns: files.USERS.columns,
  rows: (app) => app.get(UsersService).all(),
  store: async (app, rows) => userTarget(app.get(UsersImportService)).store(rows),
  key: ({ id }) => [id, 0],
});

export const FOLLOWS = kind<NewEdge>({
  name: 'follows',
  columns: files.FOLLOWS.columns,
  rows: (app) => app.get(FollowListsService).allEdges(),
  store: async (app, rows) =>
    followTarget(app.get(FollowsImportService), app.get(UsersImportService), false).store(rows),
  key: ({ followerId, followeeId }) => [followerId, followeeId],
});

const REQUESTS = kind<NewEdge>({
  name: 'follow requests',
  columns: files.FOLLOWS.columns,
  rows: (app) => app.get(FollowRequestsService).all(),
  store: async (app, rows) =>
    requestTarget(app.get(RelationsImportService), app.get(UsersImportService)).store(
      rows.map((row) => relation(row.followerId, row.followeeId, row.createdAt)),
    ),
  key: ({ followerId, followeeId }) => [followerId, followeeId],
});

const BLOCKS = kind<NewBlock>({
  name: 'blocks',
  columns: files.BLOCKS.columns,
  rows: (app) => app.get(BlocksService).all(),
  store: async (app, rows) =>
    blockTarget(app.get(RelationsImportService), app.get(UsersImportService)).store(
      rows.map((row) => relation(row.blockerId, row.blockedId, row.createdAt)),
    ),
  key: ({ blockerId, blockedId }) => [blockerId, blockedId],
});

const MUTES = kind<NewMute>({
  name: 'mutes',
  columns: files.MUTES.columns,
  rows: (app) => app.get(MutesService).all(),
  store: async (app, rows) =>
    muteTarget(app.get(RelationsImportService), app.get(UsersImportService)).store(
      rows.map((row) => ({
        ...relation(row.muterId, row.mutedId, row.createdAt),
        expiresAt: row.expiresAt ?? undefined,
      })),
    ),
  key: ({ muterId, mutedId }) => [muterId, mutedId],
  hasEnded: ({ expiresAt }) => expiresAt !== null && expiresAt.getTime() <= Date.now(),
});

/** In the order of copying: users first, for the others are between them; blocks end what is across them. */
export const COPIED_KINDS: readonly CopiedKind[] = [USERS, FOLLOWS, REQUESTS, BLOCKS, MUTES];
