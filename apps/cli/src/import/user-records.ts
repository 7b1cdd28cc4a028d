import type { INestApplicationContext } from '@nestjs/common';
import { FollowsBulkImports } from '@retinue/follows';
import { type ImportedUser, type UserImportResult, UsersImportService, type UserType } from '@retinue/users';
import {
  FieldValueError,
  optionalBoolean,
  optionalId,
  optionalObject,
  optionalTime,
} from '../formats/field-values.js';
import { rejectionOf } from './user-rejection.js';
import type { ImportTarget } from './import-target.js';
import type { RecordResult } from './record-result.js';
import { UserLoad } from './user-load.js';

/** Where users go. */
export interface UserTarget extends ImportTarget<ImportedUser> {
  readonly load?: () => Promise<UserLoad>;
}

/** Users into the database. @param anyType see `UsersImportService.add` */
export function userTarget(app: INestApplicationContext, anyType = false): UserTarget {
  const target: UserTarget = {
    read: (fields) => ({
      id: optionalId(fields, 'id'),
      externalId: optionalText(fields, 'externalId'),
      firstName: requiredText(fields, 'firstName'),
      lastName: optionalText(fields, 'lastName'),
      email: optionalText(fields, 'email'),
      // Which types there are is the users module's to say: it refuses others.
      ...(fields['type'] === undefined ? {} : { type: fields['type'] as UserType }),
      ...definedOnly('isPrivate', optionalBoolean(fields, 'isPrivate')),
      metadata: optionalObject(fields, 'metadata'),
      version: optionalId(fields, 'version'),
      ...times(fields),
    }),
    store: async (batch) => {
      const results = await app.get(UsersImportService).add(batch, { anyType });
      return results.map((result, index) => toRecordResult(result, batch[index]!));
    },
  };
  // As for follows: a handler of the application's is asked about each user by itself.
  if (!app.get(FollowsBulkImports).areAllowed) return target;
  return { ...target, load: async () => UserLoad.open(app, anyType) };
}

function times(fields: Readonly<Record<string, unknown>>): Pick<ImportedUser, 'createdAt' | 'updatedAt'> {
  const createdAt = optionalTime(fields, 'createdAt');
  const updatedAt = optionalTime(fields, 'updatedAt');
  if (createdAt !== undefined && updatedAt !== undefined && updatedAt < createdAt) {
    throw new FieldValueError('updatedAt must not be before createdAt');
  }
  return { createdAt, updatedAt };
}

function requiredText(fields: Readonly<Record<string, unknown>>, name: string): string {
  const text = optionalText(fields, name);
  if (text === undefined) throw new FieldValueError(`${name} is missing`);
  return text;
}

function optionalText(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new FieldValueError(`${name} must be text`);
  return value;
}

function definedOnly<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}

function toRecordResult(result: UserImportResult, { id }: ImportedUser): RecordResult {
  return result.outcome === 'added' || result.outcome === 'already_there'
    ? result.outcome
    : rejectionOf(result, id);
}
