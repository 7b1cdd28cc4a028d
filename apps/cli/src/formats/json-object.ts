import type { ColumnNames } from './column-names.js';

/** The fields of a line, or why they can't be taken; and whether the line is a JSON object at all. */
export type JsonLine =
  | { readonly isObject: true; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly isObject: boolean; readonly broken: string };

/**
 * Reads a line that should be a JSON object.
 *
 * @param isFirst whether none came before: its names tell what the file holds
 * @throws CliError when the first one is not of the kind that is read
 */
export function readJsonObject(json: string, names: ColumnNames, isFirst: boolean): JsonLine {
  const value = parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { isObject: false, broken: 'is not a JSON object' };
  }
  if (isFirst) names.assertOwnObject(Object.keys(value));
  const fields: Record<string, unknown> = {};
  for (const [given, field] of Object.entries(value)) {
    const name = names.find(given);
    if (name === undefined) return { isObject: true, broken: `has an unknown field: ${given}` };
    if (Object.hasOwn(fields, name)) return { isObject: true, broken: `has ${name} twice` };
    fields[name] = field;
  }
  return { isObject: true, fields };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
