/** A table of this transaction with a user in each row, and its columns. */
export interface UserRows {
  readonly table: string;
  /** The id of the user. */
  readonly id: string;
  /** By which the rows are in order; with ids that are given, the id. */
  readonly place: string;
  /** The version that they are at; where there is none, all are at the first. */
  readonly version?: string;
}

/** The same of users who are known by the ids that others have given them. */
export interface ExternalUserRows extends UserRows {
  readonly externalId: string;
}

/** A table for those whom nobody is. */
export interface MissingRows {
  readonly table: string;
  readonly id: string;
  /** 1 when it is the id of somebody who was deleted, otherwise 0. */
  readonly isSpent: string;
}

/** Rows from one place to another. */
export interface RowsPart {
  readonly first: number;
  readonly last: number;
  /** How many there are. */
  readonly count: number;
}
