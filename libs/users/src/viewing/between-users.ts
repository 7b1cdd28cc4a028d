/**
 * What is between the one who looks at users and each of those whom they look at: what lists ask of the module that keeps it. It
 * answers in SQL, to stand in the statement of the list: so a page is of one moment, and its cost has the bound of the list.
 *
 * Each text takes the parameter `:viewerId`, and the second `:now` (milliseconds) as well. It looks at one row of a table at most,
 * for each thing that it asks, on whichever engine.
 */
export abstract class BetweenUsers {
  /** How many blocks there are, either way. @param userId the column of the other's id */
  abstract blocks(userId: string): string;

  /** The JSON of `ViewerLinks`. @param userId the column of the other's id */
  abstract links(userId: string): string;
}
