import type { SqlValue } from '../../../sql/sql-value.js';

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows as COPY takes them in its text format. */
export function copyText<Row extends object>(columns: readonly (keyof Row)[], rows: readonly Row[]): string {
  let text = '';
  for (const row of rows) {
    for (let index = 0; index < columns.length; index += 1) {
      if (index > 0) text += '\t';
      text += valueText(row[columns[index]!] as SqlValue);
    }
    text += '\n';
  }
  return text;
}

function valueText(value: SqlValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replaceAll(SPECIAL, (character) => ESCAPED[character]!);
  return String(value);
}
