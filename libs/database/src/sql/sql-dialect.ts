/** What a value of a JSON parameter is. */
export type JsonColumnType = 'integer' | 'text';

/** Rows of an index that is made of some columns with one value each, then `key`, then the id of the table. */
export interface RowsByKey {
  /** Up to the WHERE; `key` and `id` are among the columns. */
  readonly select: string;
  /** SQL for the values of the columns before the key, such as `actor_id = :userId`, if there are any. */
  readonly own?: string;
  readonly key: string;
  readonly beyond: '<' | '>';
  /** How the key compares to where the rows end. */
  readonly upTo: '<' | '>=';
  /** SQL for the values: the key and id to start after, the key where the rows end, rows at most. */
  readonly from: {
    readonly key: string;
    readonly id: string;
    readonly end: string;
    readonly limit: string;
  };
}

/** The words in which the engines differ, for statements that are the same but for them. */
export interface SqlDialect {
  /**
   * SQL for the rows of one parameter, a JSON array of arrays: `ordinal` (from 0 on) and the columns, in the order of the
   * arrays.
   */
  rowsOf(columns: Readonly<Record<string, JsonColumnType>>, parameter: string): string;

  /** The same of a JSON array of objects, which may lack some of their fields (then NULL). No `ordinal`. */
  objectsOf(fields: Readonly<Record<string, JsonColumnType>>, parameter: string): string;

  /** SQL for rows of `value`: one parameter, a JSON array of integers or texts. */
  valuesOf(type: JsonColumnType, parameter: string): string;

  /**
   * SQL, for a FROM, of the rows (`value`) of a select that has one column, `value`, and refers to what stands before
   * it in that FROM.
   */
  eachOf(select: string): string;

  /** SQL for the texts of a column, in the order of the rows, with commas between them. */
  joined(column: string): string;

  /** SQL for the integer that the last row has in a column, in the order of the rows; NULL when there is none. */
  lastOf(column: string): string;

  /** SQL for a condition: `column` is the id of the parameter, whatever the planner may think of that id. */
  isId(column: string, parameter: string): string;

  /**
   * SQL for a condition: `column` is the id of the parameter, which a row of `table` has as its `key`. Without such a row nothing is looked at for `column` either, however many rows have that id there.
   */
  isKnownId(column: string, table: string, key: string, parameter: string): string;

  /**
   * SQL for rows from a key on, in order, for a FROM or a UNION ALL. No others are looked at, however many have the key
   * of that key, and however far the key's other rows go.
   */
  rowsFromKey(rows: RowsByKey): string;

  /** SQL for the JSON of a time that is kept in milliseconds since 1970 UTC: ISO 8601 with milliseconds. */
  jsonTime(column: string): string;

  /** SQL for an id that is given, or the next of its table's. */
  idOrNext(id: string, sequence: string): string;

  /** Joins in the order of the text, where the planner might do better by its own lights and wouldn't. */
  readonly thenJoin: string;

  /** Behind a select of rows of one table, in the order to lock them: nobody else changes them until the end. */
  readonly forChange: string;
}

/** How rows beyond a key are sorted. */
export function sortOf(beyond: '<' | '>'): 'ASC' | 'DESC' {
  return beyond === '<' ? 'DESC' : 'ASC';
}
