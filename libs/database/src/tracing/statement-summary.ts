const VERB = /\b(SELECT|INSERT|UPDATE|DELETE)\b/i;
const TABLES = /\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]\w*)/gi;

/** Tables that a name has at most. */
const MAX_TABLES = 3;

const known = new Map<string, string>();

/**
 * What a statement is called: what it does, and to which tables, such as `SELECT follow_events`
 * (https://opentelemetry.io/docs/specs/semconv/database/database-spans/#generating-a-summary-of-the-query).
 *
 * @param sql one of a bounded set
 */
export function summaryOf(sql: string): string {
  let summary = known.get(sql);
  if (summary === undefined) {
    const tables = new Set([...sql.matchAll(TABLES)].map(([, name = '']) => name.toLowerCase()));
    const verb = VERB.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
    summary = [verb, ...[...tables].slice(0, MAX_TABLES)].join(' ');
    known.set(sql, summary);
  }
  return summary;
}
