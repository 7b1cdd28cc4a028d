import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import type { PageOptions, PreparedPage } from '@retinue/common';
import { assertUserKey, isSameKey, type ListViewer, type UserKey } from '@retinue/users';
import { CannotMuteSelfError } from './mutes.errors.js';
import { RelationsService } from '../relations/relations.service.js';
import type { Relationship } from '../relationships/relationship.js';
import { type MuteKeys, type MuteListItem, MUTES } from './mute.js';

/** What muting came to, and what is between the two now, seen from the muter. */
export interface MuteResult {
  /** `already_muted` when it stood before; its `expiresAt` is as asked for now. */
  readonly outcome: 'muted' | 'already_muted';
  readonly relationship: Relationship;
}

/** Who mutes whom, and until when. A mute changes no follow, and the other does not learn of it. */
@Injectable()
export class MutesService {
  constructor(private readonly relations: RelationsService) {}

  /**
   * Mutes a user until a time, or for good when there is none. Muting again changes `expiresAt`.
   *
   * @throws CannotMuteSelfError
   * @throws InvalidRequestError when `expiresAt` is not in the future
   * @throws UserNotFoundError
   */
  async mute(
    { muterId, mutedId }: MuteKeys,
    expiresAt: Date | null = null,
    options?: ChangeOptions,
  ): Promise<MuteResult> {
    assertUserKey(muterId, 'muterId');
    assertUserKey(mutedId, 'mutedId');
    if (isSameKey(muterId, mutedId)) throw new CannotMuteSelfError();
    const pair = { fromId: muterId, toId: mutedId };
    const { added, relationship } = await this.relations.put(MUTES, pair, expiresAt, options);
    return { outcome: added ? 'muted' : 'already_muted', relationship };
  }

  /**
   * Ends a mute, if there is one.
   *
   * @throws UserNotFoundError
   */
  async unmute({ muterId, mutedId }: MuteKeys, options?: ChangeOptions): Promise<void> {
    await this.relations.remove(MUTES, { fromId: muterId, toId: mutedId }, options);
  }

  /**
   * Whom a user mutes, the newest first; mutes that have ended are not among them. Each says what is between them and
   * a viewer who wants to know.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    muterId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<MuteListItem>> {
    return this.relations.list(MUTES, muterId, page, viewer);
  }
}
