import { acceptPage, InvalidRequestError, type PageOptions, type PreparedPage } from '@retinue/common';
import {
  CannotMuteSelfError,
  type MuteKeys,
  type MuteListItem,
  type MuteResult,
  type MutesService,
} from '@retinue/follows';
import { assertUserKey, isSameKey, type ListViewer, type UserKey } from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';
import { pageOfCards } from './page-of-cards.js';

/** `MutesService` in memory. A mute whose end has passed is not there. */
export class FakeMutesService implements PublicOf<MutesService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async mute({ muterId, mutedId }: MuteKeys, expiresAt: Date | null = null): Promise<MuteResult> {
    assertUserKey(muterId, 'muterId');
    assertUserKey(mutedId, 'mutedId');
    if (isSameKey(muterId, mutedId)) throw new CannotMuteSelfError();
    const { id: fromId } = this.world.require(muterId, 'fromId');
    const { id: toId } = this.world.require(mutedId, 'toId');
    if (fromId === toId) throw new CannotMuteSelfError();
    if (expiresAt !== null && expiresAt <= new Date())
      throw new InvalidRequestError([
        {
          name: 'expiresAt',
          problem: (name) => `${name} must be in the future; leave it out to mute for good`,
        },
      ]);
    const added = this.world.mutes.add(fromId, toId, this.world.now(), expiresAt);
    const relationship = this.world.relationshipOf(fromId, toId);
    return { outcome: added ? 'muted' : 'already_muted', relationship };
  }

  async unmute({ muterId, mutedId }: MuteKeys): Promise<void> {
    const { id: fromId } = this.world.require(muterId, 'fromId');
    const { id: toId } = this.world.require(mutedId, 'toId');
    this.world.mutes.remove(fromId, toId);
  }

  async list(
    muterId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<MuteListItem>> {
    const asked = acceptPage(page);
    const { id } = this.world.require(muterId);
    return pageOfCards<MuteListItem>(
      this.world,
      {
        scope: `fake mutes ${id}`,
        rows: this.world.mutes.of('fromId', id),
        shown: 'toId',
        order: 'newest',
        added: ({ at, expiresAt, toId }) => ({
          mutedAt: at,
          expiresAt,
          ...this.world.viewerOf(toId, viewer),
        }),
      },
      asked,
    );
  }
}
