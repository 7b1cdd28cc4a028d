/** SQL as an engine's driver takes it, and which parameter each of its places is for. */
export interface CompiledSql {
  readonly text: string;
  /** In the order of the values. On SQLite, a name that stands twice in the text is here twice. */
  readonly names: readonly string[];
}

/** What may hold a colon or a question mark that is no parameter, and what is one. */
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|(\b(?:LIMIT|OFFSET)\s+)?:([a-z_]\w*)|\?/gi;

/**
 * For better-sqlite3. A name becomes a `?` at each place where it stands: values by their names cost the driver 150 ns
 * each, which was up to a quarter of a short statement.
 *
 * A `LIMIT ?` makes SQLite compile the statement anew whenever a value is bound: its planner looks at the value, so a plan
 * holds for that value only (https://sqlite.org/c3ref/prepare.html says when). For a page of ten that was two thirds
 * of the time. Behind a CAST it does not look.
 *
 * @throws TypeError when a parameter has no name
 */
export function compileForSqlite(sql: string): CompiledSql {
  const names: string[] = [];
  const text = replaceParameters(sql, (name, isLimit) => {
    names.push(name);
    return isLimit ? 'CAST(? AS INTEGER)' : '?';
  });
  return { text, names };
}

/** For `pg`: `$1` and so on, one for each name. @throws TypeError when a parameter has no name */
export function compileForPostgres(sql: string): CompiledSql {
  const names: string[] = [];
  const text = replaceParameters(sql, (name) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/** Writes something else for each parameter; what stands in quotes or comments is left alone. @throws TypeError when one has no name */
export function replaceParameters(sql: string, write: (name: string, isLimit: boolean) => string): string {
  return sql.replaceAll(TOKENS, (token: string, before: string | undefined, name: string | undefined) => {
    if (token === '?') throw new TypeError(`A parameter is a name, such as :id, and no "?": ${sql}`);
    return name === undefined ? token : `${before ?? ''}${write(name, before !== undefined)}`;
  });
}

const NO_VALUES: readonly never[] = [];

/** The values in the order of the text. @throws TypeError when one is missing */
export function valuesFor<Value>(
  { text, names }: CompiledSql,
  parameters: Readonly<Record<string, Value>> | undefined,
): readonly Value[] {
  if (names.length === 0) return NO_VALUES;
  const values = Array<Value>(names.length);
  for (let index = 0; index < names.length; index += 1) {
    const value = parameters?.[names[index]!];
    if (value === undefined) throw new TypeError(`The parameter :${names[index]} has no value: ${text}`);
    values[index] = value;
  }
  return values;
}
