/** The types that there are when nobody says otherwise. */
export const USER_TYPES: readonly string[] = ['person', 'brand'];

/** Who can follow and be followed: one of the application's {@link UserTypes}, or one that it had before. */
export type UserType = string;

const MAX_TYPES = 50;
const TYPE_NAME = /^[a-z][a-z0-9_-]{0,29}$/;

/** What is wrong with a list of user types, or `undefined`. */
export function userTypesProblem(types: readonly string[]): string | undefined {
  if (!Array.isArray(types))
    return `must be a list of names, such as ['person', 'brand'], and are ${JSON.stringify(types)}`;
  if (types.length === 0 || types.length > MAX_TYPES) return `must be 1 to ${MAX_TYPES} types`;
  if (new Set(types).size !== types.length) return 'must name each type once';
  return types.every((type) => TYPE_NAME.test(type))
    ? undefined
    : 'must be words of small letters, digits, - and _ such as person,brand';
}

/**
 * Which types of users can be given. One that is no longer among them stays on those who have it.
 */
export class UserTypes {
  readonly all: readonly UserType[];

  /**
   * @param types the first is that of users of whom nobody says it
   * @throws TypeError when {@link userTypesProblem} finds something
   */
  constructor(types: readonly string[] = USER_TYPES) {
    const problem = userTypesProblem(types);
    if (problem !== undefined) throw new TypeError(`The user types ${problem}`);
    this.all = [...types];
  }

  /** The type of users of whom nobody says it. */
  get first(): UserType {
    return this.all[0]!;
  }

  /** The same with one more. */
  with(type: UserType | undefined): UserTypes {
    return type === undefined || this.all.includes(type) ? this : new UserTypes([...this.all, type]);
  }

  /** What is wrong with a type to be given or asked for, or `undefined`. */
  problemOf(type: unknown): string | undefined {
    return this.all.some((known) => known === type) ? undefined : `must be one of ${this.all.join(', ')}`;
  }
}
