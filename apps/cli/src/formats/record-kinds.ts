import { fieldsOf, type LoggedChange, type Relation } from '@retinue/follows';

/** What a file may hold, and by which names of its columns that is known. */
export interface RecordKind {
  /** As the commands call it: `retinue import blocks`. */
  readonly name: string;
  /** Field names in the order of columns, in an export and in a file without a header. */
  readonly columns: readonly string[];
  /** The columns that a header must name. */
  readonly required: readonly string[];
  /** Other names that a file may use for a field. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Whether columns are known by name only. Otherwise a first line that is a row of numbers is data. */
  readonly headerRequired: boolean;
  /** What to do with a file that is of this kind, and whose header is that of another one. */
  readonly hint?: string;
}

export const USERS: RecordKind = {
  name: 'users',
  columns: [
    'id',
    'firstName',
    'lastName',
    'email',
    'type',
    'isPrivate',
    'version',
    'createdAt',
    'updatedAt',
    'externalId',
    'metadata',
  ],
  required: ['firstName'],
  headerRequired: true,
};

/** The log of changes, which is written and not read: what was done here was done here. */
export const HISTORY = {
  name: 'history',
  columns: [
    'id',
    'at',
    'change',
    'cause',
    'followerId',
    'followeeId',
    'actorId',
    'callerId',
    'service',
  ] satisfies (keyof LoggedChange)[],
};

/** Files of a relation: the two ids, then the times. */
export function recordKindOf(relation: Relation): RecordKind {
  const { from, to, createdAt, expiresAt } = fieldsOf(relation);
  const { name, since, aliases, fileHint } = relation;
  return {
    name,
    columns: [from, to, createdAt, ...(expiresAt === undefined ? [] : [expiresAt])],
    required: [from, to],
    aliases: {
      [withoutId(from)]: from,
      [withoutId(to)]: to,
      ...(since === createdAt ? {} : { [since]: createdAt }),
      ...aliases,
    },
    headerRequired: false,
    ...(fileHint === undefined ? {} : { hint: fileHint }),
  };
}

/** `blockerId` may be called `blocker`. */
function withoutId(field: string): string {
  return field.replace(/Id$/, '');
}

/** All kinds of files, when these are the relations. */
export function recordKindsOf(relations: readonly Relation[]): readonly RecordKind[] {
  return [USERS, ...relations.map(recordKindOf)];
}
