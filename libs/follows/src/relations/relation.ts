import type { UserKey } from '@retinue/users';
import type { EventKind } from '../events/event-kinds.js';

/**
 * A relation: what one user asked of, or wants of, another, since when and maybe until when. Said once; by this it is
 * kept, listed, imported, exported, copied, audited and removed with a user who is deleted.
 *
 * Its table has the two ids as its primary key, and `created_at`, in milliseconds since 1970 UTC.
 */
export interface Relation {
  /** As the command line calls it, and the files of it: `follow-requests`. */
  readonly name: string;
  /** One of them, as a message says it: `follow request`. */
  readonly one: string;
  readonly table: string;
  /** The column of the user whose relation it is: `blocker_id`. Files call it `blockerId`, or `blocker`. */
  readonly from: string;
  /** The column of the other user: `blocked_id`. */
  readonly to: string;
  /** What lists call the time of a row: `blockedAt`. */
  readonly since: SinceName;
  /** What files call that time, where it is not `createdAt`. */
  readonly sinceInFiles?: SinceName;
  /** Whether a row may expire: then the table has `expires_at`, and a row that has expired is not there. */
  readonly hasExpiry?: boolean;
  /** Other names that a file may use for a column, beside those that follow from the above. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What to do with a file of this kind whose header is that of another one. */
  readonly fileHint?: string;
  /**
   * What the export of a user calls their rows: those that they are at the first end of (`one`, when left out), and those at
   * the other, where such rows are their affair as well.
   */
  readonly exported?: ExportedKinds;
  /** What must not be between the same two users at the same time. */
  readonly excludedBy?: readonly Exclusion[];
  /** What else an audit finds wrong with a row, by the name of the flaw. `audit.statements.ts` says how to find it. */
  readonly otherFlaws?: Readonly<Record<string, string>>;
}

/** What lists and files call the time of a row: `blockedAt`. */
export type SinceName = `${string}At`;

/** What the lines of an export are called, by the end of the relation that the user is at. */
export interface ExportedKinds {
  readonly from: string;
  readonly to?: string;
}

/** A relation that is its rows and nothing more: no count and no history changes along with it. */
export interface PlainRelation extends Relation {
  /** Which end a list of it shows, of the rows that a user is at the other end of. The list's order is time, then this id. */
  readonly listed: 'from' | 'to';
  /** What the log of all changes calls those of its rows; without it, they are not in the log. */
  readonly events?: RelationEvents;
}

/** What the log calls the changes of a relation. */
export interface RelationEvents {
  readonly created: EventKind;
  readonly imported: EventKind;
  readonly ended: EventKind;
}

/** Another relation that a row must not stand beside. */
export interface Exclusion {
  readonly by: Relation;
  /** From the same user to the same other, the other way round, or whichever. */
  readonly way: 'same' | 'opposite' | 'either';
  /** The name of the flaw: `across_block`. */
  readonly flaw: string;
  /** What is wrong with the row then, after `follow request 1 > 2: `. */
  readonly wrong: string;
}

/** Two users, in the order of the relation. */
export interface IdPair {
  readonly fromId: number;
  readonly toId: number;
}

/** The same, by whichever ids the caller has for the two. */
export interface KeyPair {
  readonly fromId: UserKey;
  readonly toId: UserKey;
}

/** A pair, since when, and until when; `null` for good. */
export interface RelationRow extends IdPair {
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** What files call the columns of a relation. */
export interface RelationFields {
  readonly from: string;
  readonly to: string;
  readonly createdAt: string;
  /** Left out where rows don't expire. */
  readonly expiresAt?: string;
}

/** What the export of a user calls rows of a relation; without `to`, those at the other end are left out. */
export function exportedAs({ one, exported }: Relation): ExportedKinds {
  return exported ?? { from: one.replaceAll(' ', '_') };
}

/** What files call the columns of a relation: the columns in camel case, and the time as the relation says. */
export function fieldsOf({
  from,
  to,
  sinceInFiles = 'createdAt',
  hasExpiry = false,
}: Relation): RelationFields {
  return {
    from: camelCase(from),
    to: camelCase(to),
    createdAt: sinceInFiles,
    ...(hasExpiry ? { expiresAt: 'expiresAt' } : {}),
  };
}

function camelCase(column: string): string {
  return column.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** One text for each pair, to look it up by. */
export function keyOfPair({ fromId, toId }: IdPair): string {
  return `${fromId} ${toId}`;
}
