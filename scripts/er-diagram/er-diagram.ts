import type { Column, ForeignKey, Schema, Table } from './schema.js';

/** Draws the schema as a Mermaid `erDiagram`, in the schema's own order. */
export function drawErDiagram({ tables }: Schema): string {
  const relationships = tables.flatMap((table) =>
    table.foreignKeys.map((key) => `  ${drawRelationship(table, key)}`),
  );
  return ['erDiagram', ...tables.flatMap(drawEntity), ...relationships].join('\n');
}

function drawEntity(table: Table): string[] {
  const title = table.kind === 'view' ? `${table.name}["${table.name} (view)"]` : table.name;
  return [`  ${title} {`, ...table.columns.map((column) => `    ${drawColumn(table, column)}`), '  }'];
}

function drawColumn(table: Table, column: Column): string {
  const keys = [
    column.primaryKey && 'PK',
    table.foreignKeys.some(({ columns }) => columns.includes(column.name)) && 'FK',
    !column.primaryKey && isUnique(table, [column.name]) && 'UK',
  ].filter((key) => key !== false);
  return [
    column.type,
    column.name,
    keys.join(', '),
    // A view does not say which of its columns may be null.
    column.nullable && table.kind === 'table' ? '"may be null"' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Left, the row that is named: one, or none where the column may be null. Right, the rows that name it. */
function drawRelationship(table: Table, { columns, table: target }: ForeignKey): string {
  const optional = table.columns.some(({ name, nullable }) => nullable && columns.includes(name));
  const one = optional ? '|o' : '||';
  const others = isUnique(table, columns) ? 'o|' : 'o{';
  return `${target} ${one}--${others} ${table.name} : "${columns.join(', ')}"`;
}

function isUnique(table: Table, columns: readonly string[]): boolean {
  return table.uniqueKeys.some(
    (key) => key.length === columns.length && key.every((name) => columns.includes(name)),
  );
}
