import type { QueryRunner } from 'typeorm';
import type { PlainRelation } from './relation.js';

/** What of a relation its table is made of. A migration says it itself: what it makes stays when a description changes. */
export type RelationTable = Pick<PlainRelation, 'table' | 'from' | 'to' | 'listed' | 'hasExpiry'>;

/**
 * Makes the table of a relation, on either engine, in the shape of `blocks` and `mutes`: the pair, since when, maybe until
 * when, and an index for each way it is read. Migrations that are released call this, so what it makes never changes.
 */
export async function createRelationTable(runner: QueryRunner, made: RelationTable): Promise<void> {
  const { table, from, to, listed, hasExpiry = false } = made;
  const isSqlite = runner.connection.options.type === 'better-sqlite3';
  const integer = isSqlite ? 'INTEGER' : 'BIGINT';
  await runner.query(`
    CREATE TABLE ${table} (
      ${from} ${integer} NOT NULL REFERENCES users (id),
      ${to} ${integer} NOT NULL REFERENCES users (id),
      created_at ${integer} NOT NULL,
      ${hasExpiry ? `expires_at ${integer},` : ''}
      PRIMARY KEY (${from}, ${to}),
      CHECK (${from} <> ${to})
    )${isSqlite ? ' STRICT, WITHOUT ROWID' : ''}`);
  const [own, other] = listed === 'to' ? [from, to] : [to, from];
  await runner.query(`CREATE INDEX ${table}_by_${nameOf(own)} ON ${table} (${own}, created_at, ${other})`);
  // The deletion of a user looks from the other end, too; from the first, the primary key leads there.
  if (listed === 'to')
    await runner.query(`CREATE INDEX ${table}_by_${nameOf(to)} ON ${table} (${to}, ${from})`);
  if (hasExpiry)
    await runner.query(`CREATE INDEX ${table}_by_end ON ${table} (expires_at) WHERE expires_at IS NOT NULL`);
}

export async function dropRelationTable(runner: QueryRunner, { table }: RelationTable): Promise<void> {
  await runner.query(`DROP TABLE ${table}`);
}

/** `blocker` of `blocker_id`. */
function nameOf(column: string): string {
  return column.replace(/_id$/, '');
}
