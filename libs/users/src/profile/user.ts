import type { ListViewer, ViewerLinks } from '../viewing/viewer.js';
import type { UserMetadata } from './user-metadata.js';
import type { UserType } from './user-type.js';

/** What a user may set of themselves. */
export interface UserProfile {
  /** The id that the caller's own system has for them; `null` when it has said none. Once given, it stays. */
  readonly externalId: string | null;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly type: UserType;
  readonly isPrivate: boolean;
  readonly metadata: UserMetadata;
}

/** Values as callers may give them: `null` for metadata is none. */
type Given<Profile> = { readonly [Field in keyof Profile]?: Profile[Field] | undefined } & {
  readonly metadata?: UserMetadata | null | undefined;
};

/** A user to be created. The external id is unique, and so is the email, without regard to case. */
export type NewUser = Pick<UserProfile, 'firstName'> & Given<Omit<UserProfile, 'firstName' | 'metadata'>>;

/** What changes of a user; what is left out stays. */
export type UserChanges = Given<Omit<UserProfile, 'metadata'>>;

/** A user as the caller's own system has them, to be created or changed; what is left out stays. */
export type UserToPut = Pick<UserProfile, 'firstName'> &
  Given<Omit<UserProfile, 'externalId' | 'firstName' | 'metadata'>>;

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

/** A user in a list. */
export interface ListedUser extends User {
  /** Where it was asked for: see {@link ListViewer}. */
  readonly viewer?: ViewerLinks;
}

/**
 * Which users to list: those whose first, last or full name begins with `namePrefix`, of one type or all; or the one, if
 * there is one, who has an email or an external id.
 */
export interface UserFilter {
  readonly namePrefix?: string | undefined;
  readonly type?: UserType | undefined;
  readonly email?: string | undefined;
  readonly externalId?: string | undefined;
  /** Who looks, where it is a user: those whom they block, or who block them, are in no list for them. */
  readonly viewer?: ListViewer | undefined;
}

/** Somebody who was not there before. */
export interface AddedUser {
  readonly id: number;
  readonly version: number;
}
