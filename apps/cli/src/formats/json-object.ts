import type { FieldNames } from './record-shape.js';

/** The fields of a line that is a JSON object, or why it is none that can be taken. */
export function readJsonObject(
  json: string,
  names: FieldNames,
): { fields: Record<string, unknown> } | { broken: string } {
  const value = parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { broken: 'is not a JSON object' };
  }
  const fields: Record<string, unknown> = {};
  for (const [given, field] of Object.entries(value)) {
    const name = names.find(given);
    if (name === undefined) return { broken: `has an unknown field: ${given}` };
    if (Object.hasOwn(fields, name)) return { broken: `has ${name} twice` };
    fields[name] = field;
  }
  return { fields };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
