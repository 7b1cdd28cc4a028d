import type { StreamReader } from '@retinue/database';
import type { ChangeLine, RelationLine } from './personal-data.js';

/** The counts of a user at the moment of an export. */
export interface CountsAtExport {
  readonly of: 'counts';
  readonly followersCount: number;
  readonly followingCount: number;
}

/** What is kept about a user beside their profile. */
export type KeptLine = CountsAtExport | RelationLine | ChangeLine;

/** Where what relations and history hold of a user is read. */
export abstract class PersonalDataRepository {
  /**
   * All of it in chunks, as it stands when the first is read: the counts, then each kind of row by time, then the history by
   * time. Nothing when there is no such user then. The user's own external id is not known here.
   */
  abstract stream(userId: number, now: Date, reader?: StreamReader): AsyncIterable<KeptLine[]>;
}
