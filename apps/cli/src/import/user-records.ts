import type { ImportedUser, UserImportResult, UsersImportService, UserType } from '@retinue/users';
import { FieldValueError, optionalBoolean, optionalId, optionalTime } from '../formats/field-values.js';
import { deletedUser } from './deleted-users.js';
import type { ImportTarget, RecordResult } from './import-records.js';

/** Users into the database. */
export function userTarget(users: UsersImportService): ImportTarget<ImportedUser> {
  return {
    read: (fields) => ({
      id: optionalId(fields, 'id'),
      firstName: requiredText(fields, 'firstName'),
      lastName: requiredText(fields, 'lastName'),
      email: requiredText(fields, 'email'),
      // Which types there are is the users module's to say: it refuses others.
      ...(fields['type'] === undefined ? {} : { type: fields['type'] as UserType }),
      ...definedOnly('isPrivate', optionalBoolean(fields, 'isPrivate')),
      version: optionalId(fields, 'version'),
      ...times(fields),
    }),
    store: async (batch) =>
      (await users.add(batch)).map((result, index) => toRecordResult(result, batch[index]!)),
  };
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
  const value = fields[name];
  if (value === undefined || value === null) throw new FieldValueError(`${name} is missing`);
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
  switch (result.outcome) {
    case 'added':
    case 'already_there':
      return result.outcome;
    case 'id_taken':
      return { rejected: 'another user has this id' };
    case 'email_taken':
      return { rejected: 'another user has this email' };
    case 'id_spent':
      return deletedUser(id!);
    case 'invalid':
      return { rejected: result.reason };
  }
}
