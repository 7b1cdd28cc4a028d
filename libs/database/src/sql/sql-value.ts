/** What a statement takes as a parameter. */
export type SqlValue = string | number | null;
