import type { UserType } from './user-type.js';

/** What a user may set of themselves. */
export interface UserProfile {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly type: UserType;
  readonly isPrivate: boolean;
}

/** A user to be created; the email is unique without regard to case. */
export type NewUser = Pick<UserProfile, 'firstName' | 'lastName' | 'email'> &
  Partial<Pick<UserProfile, 'type' | 'isPrivate'>>;

/** What changes of a user; what is left out stays. */
export type UserChanges = Partial<UserProfile>;

/** A user, with the counts of those who can be listed as followers and as followed. */
export interface User extends UserProfile {
  readonly id: number;
  readonly followersCount: number;
  readonly followingCount: number;
  /** 1 at first, one more with each change of the profile; counts don't change it. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Which users to list: those whose first, last or full name begins with `namePrefix`, of one type or all. */
export interface UserFilter {
  readonly namePrefix?: string | undefined;
  readonly type?: UserType | undefined;
}
