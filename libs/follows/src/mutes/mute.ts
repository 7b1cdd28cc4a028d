import type { UserCard } from '@retinue/users';
import type { PlainRelation } from '../relations/relation.js';

/** One user does not want to see another, who need not know. It changes no follow. */
export interface Mute {
  readonly muterId: number;
  readonly mutedId: number;
}

/** Somebody whom a user mutes, since when and until when. */
export interface MuteListItem extends UserCard {
  readonly mutedAt: Date;
  readonly expiresAt: Date | null;
}

export const MUTES: PlainRelation = {
  name: 'mutes',
  one: 'mute',
  table: 'mutes',
  from: 'muter_id',
  to: 'muted_id',
  listed: 'to',
  since: 'mutedAt',
  ends: true,
};
