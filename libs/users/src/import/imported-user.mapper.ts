import { type ComparedForms, comparedForms } from '../profile/user.rules.js';
import { metadataJson } from '../profile/user-metadata.js';
import type { UserToStore } from './imported-user.js';

/** An imported user as the statement that adds them takes them. */
export interface ImportRow
  extends Omit<UserToStore, 'isPrivate' | 'metadata' | 'createdAt' | 'updatedAt'>, ComparedForms {
  readonly isPrivate: number;
  readonly metadata: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function toImportRow(user: UserToStore): ImportRow {
  return {
    ...user,
    ...comparedForms(user),
    isPrivate: user.isPrivate ? 1 : 0,
    metadata: metadataJson(user.metadata),
    createdAt: user.createdAt.getTime(),
    updatedAt: user.updatedAt.getTime(),
  };
}
