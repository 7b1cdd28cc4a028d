import { OF_EDGES } from '../relations/edge-events.statements.js';
import { type SqlDialect, type Statement, statement } from '@retinue/database';
import type { FollowEventType } from '../events/edge-kinds.js';
import { NOT_EXPIRED } from '../relations/expiring-pair.statements.js';
import { exportedAs, type Relation } from '../relations/relation.js';

/** A row of an export. Most columns are of some kinds only. */
export interface PersonalDataRow {
  /** `counts`, `change`, or what the lines of a relation are called. */
  readonly kind: string;
  readonly other_id: number | null;
  readonly external_id: string | null;
  readonly at: number | null;
  readonly expires_at: number | null;
  readonly followers_count: number | null;
  readonly following_count: number | null;
  readonly event_type: FollowEventType | null;
  readonly actor_id: number | null;
  readonly subject_id: number | null;
  readonly caller_id: number | null;
  readonly caller_external_id: string | null;
  readonly service: string | null;
}

interface ExportParameters {
  readonly userId: number;
  readonly now: number;
}

type Columns = { readonly [Column in keyof PersonalDataRow]?: string };

const NO_INTEGER = 'CAST(NULL AS BIGINT)';
const NO_TEXT = 'CAST(NULL AS TEXT)';

/**
 * All that is kept about a user beside their profile. One statement, since that sees one moment on either engine; and one
 * that gives its first rows before it has looked at the last.
 */
export function personalData(relations: readonly Relation[]): Statement<ExportParameters, PersonalDataRow> {
  return statement((sql) => {
    const parts = [COUNTS, ...relations.flatMap((relation) => rowsOf(sql, relation)), changes()];
    return parts.join(' UNION ALL ');
  });
}

const COUNTS = select(
  { kind: `'counts'`, followers_count: 'c.followers_count', following_count: 'c.following_count' },
  'FROM user_cards u JOIN user_counts c ON c.user_id = u.id WHERE u.id = :userId',
);

/** Those at the other end of the user's rows; of both ends, where both are the user's affair. */
function rowsOf(sql: SqlDialect, relation: Relation): string[] {
  const { table, from, to, hasExpiry = false } = relation;
  const kinds = exportedAs(relation);
  const part = (kind: string, own: string, other: string): string =>
    inOrder(
      {
        kind: `'${kind}'`,
        other_id: `p.${other}`,
        external_id: 'u.external_id',
        at: 'p.created_at',
        expires_at: hasExpiry ? 'p.expires_at' : NO_INTEGER,
      },
      `FROM ${table} p ${sql.thenJoin} user_cards u ON u.id = p.${other}
       WHERE p.${own} = :userId ${hasExpiry ? `AND ${NOT_EXPIRED}` : ''}
       ORDER BY p.created_at, p.${other}`,
    );
  return [part(kinds.from, from, to), ...(kinds.to === undefined ? [] : [part(kinds.to, to, from)])];
}

/** Of two indexes, as a page of history is. A join would take their order away. */
function changes(): string {
  const of = (column: string): string =>
    `SELECT id, type, actor_id, subject_id, created_at, caller_id, service FROM follow_events WHERE ${column} = :userId AND ${OF_EDGES}`;
  const other = 'CASE WHEN e.actor_id = :userId THEN e.subject_id ELSE e.actor_id END';
  return inOrder(
    {
      kind: `'change'`,
      external_id: `(SELECT u.external_id FROM user_cards u WHERE u.id = ${other})`,
      at: 'e.created_at',
      event_type: 'e.type',
      actor_id: 'e.actor_id',
      subject_id: 'e.subject_id',
      caller_id: 'e.caller_id',
      caller_external_id: `(SELECT c.external_id FROM user_cards c WHERE c.id = e.caller_id)`,
      service: 'e.service',
    },
    `FROM (${of('actor_id')} UNION ALL ${of('subject_id')} ORDER BY created_at, id) e`,
  );
}

function select(columns: Columns, from: string): string {
  return `SELECT ${listed(columns)} ${from}`;
}

/** With an order of its own, which a part of a UNION ALL may have in brackets only. */
function inOrder(columns: Columns, from: string): string {
  return `SELECT * FROM (${select(columns, from)}) AS part`;
}

/** Every part has all columns, of the same types. */
function listed(columns: Columns): string {
  const all: Readonly<Record<keyof PersonalDataRow, string>> = {
    kind: NO_TEXT,
    other_id: NO_INTEGER,
    external_id: NO_TEXT,
    at: NO_INTEGER,
    expires_at: NO_INTEGER,
    followers_count: NO_INTEGER,
    following_count: NO_INTEGER,
    event_type: NO_TEXT,
    actor_id: NO_INTEGER,
    subject_id: NO_INTEGER,
    caller_id: NO_INTEGER,
    caller_external_id: NO_TEXT,
    service: NO_TEXT,
    ...columns,
  };
  return Object.entries(all)
    .map(([name, value]) => `${value} AS ${name}`)
    .join(', ');
}
