import { acceptPage, type PageOptions, type PreparedPage } from '@retinue/common';
import type {
  FollowDirection,
  FollowListItem,
  FollowListsService,
  ListFilter,
  ListOrder,
} from '@retinue/follows';
import { assertUserKey, comparedForms, namePrefixRange, type UserCard, type UserKey } from '@retinue/users';
import type { FakeRow } from './pair-set.js';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';
import { pageOfCards } from './page-of-cards.js';

/** `FollowListsService` in memory. Cursors are its own; a page with a filter is full while rows remain. */
export class FakeFollowListsService implements PublicOf<FollowListsService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async list(
    key: UserKey,
    direction: FollowDirection,
    order: ListOrder,
    page: PageOptions = {},
    filter: ListFilter = {},
  ): Promise<PreparedPage<FollowListItem>> {
    assertUserKey(key);
    const limited = acceptPage(page);
    this.world.assertKnownType(filter.type);
    const id = this.world.idOf(key);
    const link = filter.link && { ...filter.link, userId: this.world.idOf(filter.link.userId) };
    const asked = { ...filter, link };
    const [own, shown] =
      direction === 'followers' ? (['toId', 'fromId'] as const) : (['fromId', 'toId'] as const);
    const rows = this.world.follows.of(own, id).filter((row) => this.passes(row[shown], direction, asked));
    const scope = `fake ${direction} ${id} ${order} ${JSON.stringify(asked)}`;
    const { viewer } = filter;
    const added = (row: FakeRow): Omit<FollowListItem, keyof UserCard> => ({
      followedAt: row.at,
      ...this.world.viewerOf(row[shown], viewer),
    });
    const found = pageOfCards<FollowListItem>(this.world, { scope, rows, shown, order, added }, limited);
    if (found.isEmpty) this.world.require(key);
    return found;
  }

  private passes(
    id: number,
    direction: FollowDirection,
    { type, namePrefix, link, viewer }: ListFilter<number>,
  ): boolean {
    const user = this.world.require(id);
    if (type !== undefined && user.type !== type) return false;
    if (namePrefix !== undefined) {
      const { start, end } = namePrefixRange(namePrefix);
      const { nameKey, lastNameKey } = comparedForms(user);
      if (![nameKey, lastNameKey].some((name) => name >= start && name < end)) return false;
    }
    if (this.world.isLeftOut(id, viewer)) return false;
    if (link === undefined) return true;
    const linked = direction === 'followers' ? ([link.userId, id] as const) : ([id, link.userId] as const);
    return this.world.follows.has(...linked) === link.present;
  }
}
