import type { PageRequest, PreparedPage } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';

/** One user does not want to see another, who need not know. It changes no follow. */
export interface Mute {
  readonly muterId: number;
  readonly mutedId: number;
}

export interface NewMute extends Mute {
  readonly createdAt: Date;
  /** When it ends by itself; `null` for never. */
  readonly expiresAt: Date | null;
}

/** Somebody whom a user mutes, since when and until when. */
export interface MuteListItem extends UserCard {
  readonly mutedAt: Date;
  readonly expiresAt: Date | null;
}

/** Where mutes are kept. One that has ended is not there, for all these methods. */
export abstract class MutesRepository {
  /** Adds those that are not there; the others get the new end, and keep their time. @returns those added */
  abstract set(transaction: Transaction, mutes: readonly NewMute[], now: Date): Promise<Mute[]>;

  abstract remove(transaction: Transaction, mute: Mute): Promise<void>;

  /** Removes those of a user, either way. @returns how many; fewer than `limit` when none is left */
  abstract removeSome(transaction: Transaction, userId: number, limit: number): Promise<number>;

  /** Whom a user mutes, the newest first. @throws InvalidCursorError */
  abstract list(muterId: number, now: Date, page: PageRequest): Promise<PreparedPage<MuteListItem>>;

  /** All mutes, in chunks, as they stand when the first is read. */
  abstract all(now: Date): AsyncIterable<NewMute[]>;
}
