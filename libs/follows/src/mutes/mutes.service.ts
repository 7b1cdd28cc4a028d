import { Injectable } from '@nestjs/common';
import { InvalidRequestError, type PageRequest, type PreparedPage } from '@retinue/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { UserDirectory } from '@retinue/users';
import { CannotMuteSelfError } from '../following/follows.errors.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import { type Mute, type MuteListItem, MutesRepository, type NewMute } from './mutes.repository.js';
import type { Relationship } from '../relationships/relationship.js';
import { requireUser, requireUsers } from '../following/existing-users.js';

/** What muting came to, and what is between the two now, seen from the muter. */
export interface MuteResult {
  /** `already_muted` when it stood before; its end is as asked for now. */
  readonly outcome: 'muted' | 'already_muted';
  readonly relationship: Relationship;
}

/** Who mutes whom, and until when. A mute changes no follow, and the other does not learn of it. */
@Injectable()
export class MutesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly mutes: MutesRepository,
    private readonly relationships: RelationshipsRepository,
  ) {}

  /**
   * Mutes a user until a time, or for good when there is none. Muting again changes the end.
   *
   * @throws CannotMuteSelfError
   * @throws InvalidRequestError when the end is not in the future
   * @throws UserNotFoundError
   */
  async mute({ muterId, mutedId }: Mute, expiresAt: Date | null = null): Promise<MuteResult> {
    if (muterId === mutedId) throw new CannotMuteSelfError();
    return this.unitOfWork.write(async (transaction) => {
      const mute = { muterId, mutedId };
      await this.requireBoth(transaction, mute);
      const now = new Date();
      if (expiresAt !== null && expiresAt <= now) {
        throw new InvalidRequestError([
          {
            pointer: '#/expiresAt',
            detail: 'expiresAt must be in the future; leave it out to mute for good',
          },
        ]);
      }
      const added = await this.mutes.set(transaction, [{ ...mute, createdAt: now, expiresAt }], now);
      const pair = { userId: muterId, otherId: mutedId };
      const [relationship] = await this.relationships.find([pair], now, transaction);
      return { outcome: added.length > 0 ? 'muted' : 'already_muted', relationship: relationship! };
    });
  }

  /**
   * Ends a mute, if there is one.
   *
   * @throws UserNotFoundError
   */
  async unmute(mute: Mute): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      await this.requireBoth(transaction, mute);
      await this.mutes.remove(transaction, mute);
    });
  }

  /**
   * Whom a user mutes, the newest first; mutes that have ended are not among them.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(muterId: number, page: PageRequest): Promise<PreparedPage<MuteListItem>> {
    const found = await this.mutes.list(muterId, new Date(), page);
    await requireUser(this.users, muterId);
    return found;
  }

  /** All mutes by muter, then muted, in chunks, as they stand when the first is read: for exports. */
  all(): AsyncIterable<NewMute[]> {
    return this.mutes.all(new Date());
  }

  private async requireBoth(transaction: Transaction, { muterId, mutedId }: Mute): Promise<void> {
    await requireUsers(this.users, { muterId, mutedId }, transaction);
  }
}
