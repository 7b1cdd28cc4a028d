import type { Schema } from './operations-of.js';

/** The same with its limits at the end of its text: editors show the text, and nothing else of a schema. */
export function withLimits(schema: Schema): Schema {
  const limits = limitsOf(schema);
  if (limits === undefined) return schema;
  const { description } = schema;
  return { ...schema, description: description === undefined ? limits : `${description} ${limits}` };
}

function limitsOf(schema: Schema): string | undefined {
  // What names a user has no limits that anybody would come near.
  if (schema.pattern !== undefined || schema.format === 'int64') return undefined;
  return (
    range(schema.minimum, schema.maximum, '') ??
    range(schema.minLength, schema.maxLength, ' characters') ??
    range(schema.minItems, schema.maxItems, ' of them')
  );
}

function range(min: number | undefined, max: number | undefined, what: string): string | undefined {
  if (max === undefined) return min === undefined ? undefined : `At least ${min}${what}.`;
  return min === undefined ? `At most ${max}${what}.` : `${min} to ${max}${what}.`;
}
