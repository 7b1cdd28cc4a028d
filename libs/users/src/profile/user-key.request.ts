import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam, ApiProperty, ApiQuery } from '@nestjs/swagger';
import { idSchema, InvalidFieldsError, Satisfies } from '@retinue/common/http';
import { Transform } from 'class-transformer';
import {
  EXTERNAL_PREFIX,
  type ExternalKey,
  externalIdProblem,
  MAX_EXTERNAL_ID_LENGTH,
  parseUserKey,
  type UserKey,
  userKeyProblem,
} from './user-key.js';

/** How a request names a user by the id of the caller's own system, as OpenAPI describes it. */
const EXTERNAL_SCHEMA = {
  type: 'string',
  pattern: `^${EXTERNAL_PREFIX}`,
  minLength: EXTERNAL_PREFIX.length + 1,
  maxLength: EXTERNAL_PREFIX.length + MAX_EXTERNAL_ID_LENGTH,
} as const;

/** How a request names a user, as OpenAPI describes it. */
export function userKeySchema(example: number) {
  const { example: _example, ...id } = idSchema(example);
  return { oneOf: [{ ...id }, { ...EXTERNAL_SCHEMA }], example };
}

const OR_EXTERNAL = `Or \`${EXTERNAL_PREFIX}\` and their external id.`;

/**
 * A user in the path, read and documented: an id (1 to 2^53 - 1, decimal digits only), or `ext:` and an external id. Anything
 * else is a 422 that names it.
 *
 * A decorator and no pipe: Nest waits for pipes, even for those that have their answer at once.
 */
export function UserParam(name: string, description: string, example = 1): ParameterDecorator {
  return documented(ReadKey(name), {
    name,
    description: `${description} ${OR_EXTERNAL}`,
    schema: userKeySchema(example),
  });
}

/** A user in the path who is named by an external id, and by nothing else. */
export function ExternalUserParam(name: string, description: string, example: string): ParameterDecorator {
  const schema = { ...EXTERNAL_SCHEMA, example: `${EXTERNAL_PREFIX}${example}` };
  return documented(ReadExternalKey(name), { name, description, schema });
}

function documented(read: ParameterDecorator, parameter: Parameters<typeof ApiParam>[0]): ParameterDecorator {
  return (target, method, index) => {
    read(target, method, index);
    ApiParam(parameter)(target, method!, Object.getOwnPropertyDescriptor(target, method!)!);
  };
}

const ReadKey = createParamDecorator((name: string, context: ExecutionContext): UserKey => {
  const text = textOf(name, context);
  const key = parseUserKey(text);
  if (key !== undefined) return key;
  throw new InvalidFieldsError([{ parameter: name, detail: `${name} ${userKeyProblem(text)}` }]);
});

const ReadExternalKey = createParamDecorator((name: string, context: ExecutionContext): ExternalKey => {
  const text = textOf(name, context);
  const key = parseUserKey(text);
  if (typeof key === 'object') return key;
  const problem =
    key === undefined && text.startsWith(EXTERNAL_PREFIX)
      ? userKeyProblem(text)
      : `must be ${EXTERNAL_PREFIX} and an external id: the other ids are given by this service`;
  throw new InvalidFieldsError([{ parameter: name, detail: `${name} ${problem}` }]);
});

function textOf(name: string, context: ExecutionContext): string {
  // The request. `switchToHttp()` makes three functions to find it, which takes longer than reading the key.
  const { params } = context.getArgByIndex<{ params: Readonly<Record<string, string>> }>(0);
  return params[name] ?? '';
}

/** A user in a request body, checked, read and documented: an id as a number, or a text of `ext:` and an external id. */
export function IsBodyUserKey(description: string, example: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...userKeySchema(example), description: `${description} ${OR_EXTERNAL}` }),
    Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => readValue(obj[key])),
    Satisfies('userKey', userKeyReadProblem),
  );
}

/** A user in the query; documented on the route, see {@link ApiUserKeyQuery}. */
export function IsQueryUserKey(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => readUserKey(value)),
    Satisfies('userKey', userKeyReadProblem),
  );
}

/** Documents a query parameter that holds a user (see {@link IsQueryUserKey}). */
export function ApiUserKeyQuery(name: string, description: string, example = 1): MethodDecorator {
  return ApiQuery({ name, description: `${description} ${OR_EXTERNAL}`, schema: userKeySchema(example) });
}

/** Documents a property that holds an external id, or none. */
export function ApiExternalId(description = 'The id that your own system has for them.'): PropertyDecorator {
  return ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_EXTERNAL_ID_LENGTH,
    example: null,
    description,
  });
}

/** Documents the id of a user who was named by any key: `null` when nobody has the external id. */
export function ApiFoundId(example: number): PropertyDecorator {
  return ApiProperty({
    ...idSchema(example),
    nullable: true,
    description: '`null` when nobody has the external id that was given.',
  });
}

/** What an answer says of a user whom it could not find: the key as it was given. */
export function idIn(key: UserKey): number | null {
  return typeof key === 'number' ? key : null;
}

/** See {@link idIn}. */
export function externalIdIn(key: UserKey): string | null {
  return typeof key === 'number' ? null : key.externalId;
}

/** What names nobody stays as it is, for the check that follows; but an object would pass for what is read here. */
function readValue(value: unknown): unknown {
  if (typeof value === 'string' && !value.startsWith(EXTERNAL_PREFIX)) return value;
  return readUserKey(value);
}

/** The same of a text that may be an id, too. */
export function readUserKey(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return Number.NaN;
  return typeof value === 'string' ? (parseUserKey(value) ?? value) : value;
}

/** What is wrong with what was read, or `undefined`. */
export function userKeyReadProblem(value: unknown): string | undefined {
  return isRead(value) ? undefined : userKeyProblem(value);
}

function isRead(value: unknown): value is ExternalKey {
  return (
    typeof value === 'object' &&
    value !== null &&
    'externalId' in value &&
    Object.keys(value).length === 1 &&
    externalIdProblem(value.externalId) === undefined
  );
}
