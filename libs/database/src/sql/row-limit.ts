/**
 * SQL for the parameter of a LIMIT or OFFSET.
 *
 * A bare `LIMIT ?` makes SQLite compile the statement anew whenever a value is bound: its planner looks at the value,
 * so a plan holds for that value only (https://sqlite.org/c3ref/prepare.html says when). For a page of ten that
 * was two thirds of the time. Behind a CAST it does not look.
 */
export const ROW_LIMIT = 'CAST(? AS INTEGER)';
