import ts from 'typescript';
import type { ApiDocument, Schema } from './operations-of.js';

/** What {@link clientDocument} may name as the type of a schema, and the client exports. */
export const CLIENT_TYPES: ReadonlySet<string> = new Set([
  'AnyProblemCode',
  'BodyUserKey',
  'ChangeEventData',
  'ExternalUserKey',
  'ProblemCode',
  'UserKey',
  'UserKeyOrMe',
  'UserType',
]);

/** The node of a type of the client's own, or nothing for what the document says well itself. */
export function toClientType({ type }: { readonly type?: unknown }): ts.TypeNode | undefined {
  const name = String(type);
  return CLIENT_TYPES.has(name) ? ts.factory.createTypeReferenceNode(name) : undefined;
}

/** The source of those types. What the document lists comes from there. @param document as the service gives it */
export function writeClientTypes({ components: { schemas } }: ApiDocument): string {
  return `
/** A user by the id that your own system has for them: \`ext:4711\`. External ids have 1 to 255 characters. */
export type ExternalUserKey = \`ext:\${string}\`;

/** A user in a path or a query: by the service's own id, as a number or in digits, or by an external id. */
export type UserKey = number | \`\${number}\` | ExternalUserKey;

/** A user in a path: with a token, \`me\` is the user who calls. */
export type UserKeyOrMe = UserKey | 'me';

/** A user in a body, where an id is a number. */
export type BodyUserKey = number | ExternalUserKey;

/** Which types there are is a setting of the service (\`USER_TYPES\`): these, if it has none. */
export type UserType = ${listed(schemas['UserCard']?.properties?.['type'])} | (string & {});

/** The codes of all problems that this version knows. */
export type ProblemCode = ${listed(schemas['Problem']?.properties?.['code'])};

/** A code that a service may answer: a later one may know more of them. */
export type AnyProblemCode = ProblemCode | (string & {});

/** What an event tells beside who and when. Which of it there is, its \`type\` says. */
export type ChangeEventData = ChangeEvent['data'];

`;
}

function listed(schema: Schema | undefined): string {
  if (schema?.enum === undefined)
    throw new Error('The document no longer lists the types of users and the codes');
  return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
}
