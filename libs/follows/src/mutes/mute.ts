import type { UserCard, UserKey, ViewerLinks } from '@retinue/users';
import type { PlainRelation } from '../relations/relation.js';

/** One user does not want to see another, who need not know. It changes no follow. */
export interface Mute {
  readonly muterId: number;
  readonly mutedId: number;
}

/** The same, by whichever ids the caller has for the two. */
export interface MuteKeys {
  readonly muterId: UserKey;
  readonly mutedId: UserKey;
}

/** Somebody whom a user mutes, since when and until when. */
export interface MuteListItem extends UserCard {
  readonly mutedAt: Date;
  readonly expiresAt: Date | null;
  /** Where it was asked for. */
  readonly viewer?: ViewerLinks;
}

/** Mutes, as `RelationsService` and the command line are told of them. A mute may have an end. */
export const MUTES: PlainRelation = {
  name: 'mutes',
  one: 'mute',
  table: 'mutes',
  from: 'muter_id',
  to: 'muted_id',
  listed: 'to',
  since: 'mutedAt',
  hasExpiry: true,
  events: { created: 'mute', imported: 'import_mute', ended: 'unmute' },
};
