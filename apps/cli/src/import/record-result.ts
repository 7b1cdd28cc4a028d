/** What became of one record. */
export type RecordResult = 'added' | 'already_there' | Rejection;

/** Why a record was not taken. */
export interface Rejection {
  /** The reason, for the one line. */
  readonly rejected: string;
  /** What other lines are rejected for, too, where the reason names something of the line. */
  readonly cause?: string;
}
