import { comparedForms } from '../profile/user.rules.js';
import type { UserToStore } from './imported-user.js';

/** An imported user as the statement that adds them takes them. */
export interface ImportRow {
  readonly id: number | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailKey: string;
  readonly nameKey: string;
  readonly lastNameKey: string;
  readonly type: string;
  readonly isPrivate: number;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function toImportRow(user: UserToStore): ImportRow {
  return {
    ...user,
    ...comparedForms(user),
    isPrivate: user.isPrivate ? 1 : 0,
    createdAt: user.createdAt.getTime(),
    updatedAt: user.updatedAt.getTime(),
  };
}
