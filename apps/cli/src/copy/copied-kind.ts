import type { INestApplicationContext } from '@nestjs/common';
import { type Relation, type RelationRow, RelationsService } from '@retinue/follows';
import { type ImportedUser, type User, UsersService } from '@retinue/users';
import * as files from '../formats/record-kinds.js';
import type { BulkLoad } from '../import/bulk-load.js';
import type { RecordResult } from '../import/record-result.js';
import { relationTarget } from '../import/relation-records.js';
import { userTarget } from '../import/user-records.js';

/** One of the kinds of rows that are copied, whatever its rows are. */
export interface CopiedKind {
  readonly name: string;
  /** The fields in which a copy equals what it is a copy of. */
  readonly columns: readonly string[];
  /** All rows in the order of their keys, in chunks, as they stand when the first is read. */
  readonly rows: (app: INestApplicationContext) => AsyncIterable<readonly object[]>;
  /** Stores some thousand in one transaction and tells what became of each, in order. */
  readonly store: (app: INestApplicationContext, rows: readonly object[]) => Promise<readonly RecordResult[]>;
  /** Begins to take very many as a whole, where that can be done. */
  readonly load: (app: INestApplicationContext) => Promise<BulkLoad<object, object> | undefined>;
  /** By which rows are ordered and told apart; for users, the second number is 0. */
  readonly key: (row: object) => RowKey;
  /** Whether the row is gone by itself by now. */
  readonly hasExpired: (row: object) => boolean;
}

export type RowKey = readonly [number, number];

/** @typeParam Known what is known of a row that was refused, too */
interface KindOf<Row extends Known, Known extends object> extends Pick<CopiedKind, 'name' | 'columns'> {
  readonly rows: (app: INestApplicationContext) => AsyncIterable<readonly Row[]>;
  readonly store: (app: INestApplicationContext, rows: readonly Row[]) => Promise<readonly RecordResult[]>;
  readonly load?: (app: INestApplicationContext) => Promise<BulkLoad<Row, Known> | undefined>;
  readonly key: (row: Known) => RowKey;
  readonly hasExpired?: (row: Known) => boolean;
}

/** A kind only ever meets its own rows, so that those who copy need not know what they are. */
function kind<Row extends Known, Known extends object = Row>({
  hasExpired,
  load,
  ...rest
}: KindOf<Row, Known>): CopiedKind {
  return {
    ...rest,
    store: async (app, rows) => rest.store(app, rows as readonly Row[]),
    load: async (app) => load?.(app),
    key: (row) => rest.key(row as Known),
    hasExpired: (row) => hasExpired?.(row as Known) ?? false,
  };
}

export const USERS = kind<User, Pick<ImportedUser, 'id'>>({
  name: 'users',
  columns: files.USERS.columns,
  rows: (app) => app.get(UsersService).all(),
  store: async (app, rows) => userTarget(app, true).store(rows),
  load: async (app) => userTarget(app, true).load?.(),
  // All of them have ids where they come from.
  key: ({ id = 0 }) => [id, 0],
});

/** A row as the target takes it. Both ends are ids. */
type RowToCopy = Omit<RelationRow, 'expiresAt'> & { readonly expiresAt: Date | undefined };

async function* rowsToCopy(app: INestApplicationContext, relation: Relation): AsyncGenerator<RowToCopy[]> {
  for await (const rows of app.get(RelationsService).all(relation))
    yield rows.map((row) => ({ ...row, expiresAt: row.expiresAt ?? undefined }));
}

function kindOf(relation: Relation): CopiedKind {
  return kind<RowToCopy>({
    name: relation.name.replaceAll('-', ' '),
    columns: ['createdAt', 'expiresAt'],
    rows: (app) => rowsToCopy(app, relation),
    store: async (app, rows) => relationTarget(app, relation).store(rows),
    load: async (app) => (await relationTarget(app, relation).load?.()) as BulkLoad<RowToCopy> | undefined,
    key: ({ fromId, toId }) => [fromId, toId],
    hasExpired: ({ expiresAt }) => expiresAt !== undefined && expiresAt.getTime() <= Date.now(),
  });
}

/** In the order of copying: users first, for the others are between them. */
export function copiedKinds(relations: readonly Relation[]): readonly CopiedKind[] {
  return [USERS, ...relations.map(kindOf)];
}
