import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { CannotMuteSelfError } from '../following/follows.errors.js';
import { RelationsService } from '../relations/relations.service.js';
import type { Relationship } from '../relationships/relationship.js';
import { type Mute, type MuteListItem, MUTES } from './mute.js';

/** What muting came to, and what is between the two now, seen from the muter. */
export interface MuteResult {
  /** `already_muted` when it stood before; its end is as asked for now. */
  readonly outcome: 'muted' | 'already_muted';
  readonly relationship: Relationship;
}

/** Who mutes whom, and until when. A mute changes no follow, and the other does not learn of it. */
@Injectable()
export class MutesService {
  constructor(private readonly relations: RelationsService) {}

  /**
   * Mutes a user until a time, or for good when there is none. Muting again changes the end.
   *
   * @throws CannotMuteSelfError
   * @throws InvalidRequestError when the end is not in the future
   * @throws UserNotFoundError
   */
  async mute({ muterId, mutedId }: Mute, expiresAt: Date | null = null): Promise<MuteResult> {
    if (muterId === mutedId) throw new CannotMuteSelfError();
    const pair = { fromId: muterId, toId: mutedId };
    const { added, relationship } = await this.relations.put(MUTES, pair, expiresAt);
    return { outcome: added ? 'muted' : 'already_muted', relationship };
  }

  /**
   * Ends a mute, if there is one.
   *
   * @throws UserNotFoundError
   */
  async unmute({ muterId, mutedId }: Mute): Promise<void> {
    await this.relations.end(MUTES, { fromId: muterId, toId: mutedId });
  }

  /**
   * Whom a user mutes, the newest first; mutes that have ended are not among them.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(muterId: number, page: PageRequest): Promise<PreparedPage<MuteListItem>> {
    return this.relations.list(MUTES, muterId, page);
  }
}
