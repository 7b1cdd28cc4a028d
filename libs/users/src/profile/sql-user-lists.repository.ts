import { Injectable, Optional } from '@nestjs/common';
import {
  decodeCursor,
  encodeCursor,
  idKey,
  InvalidCursorError,
  type Page,
  type PageRequest,
  textKey,
} from '@retinue/common';
import { SqlReader } from '@retinue/database';
import { BetweenUsers } from '../viewing/between-users.js';
import type { ListViewer } from '../viewing/viewer.js';
import {
  type ListedRow,
  type MatchRow,
  USER_LISTS,
  userListsFor,
  type UserListStatements,
  type ViewerParameters,
} from './user-list.statements.js';
import { sift, type SiftedList, WINDOW } from './sql-sifted-list.js';
import { UserListsRepository } from './user-lists.repository.js';
import { toListedUser } from './user.mapper.js';
import { emailKey, hasNamePrefix, type NamePrefixRange, namePrefixRange } from './user.rules.js';
import type { ListedUser, UserFilter } from './user.js';

/** A list for somebody, whoever it is. */
interface ListFor {
  readonly lists: UserListStatements;
  readonly viewer: ViewerParameters;
  /** What its cursors begin with: they are the viewer's own. */
  readonly scope: string;
}

const FOR_EVERYBODY: ListFor = {
  lists: USER_LISTS,
  viewer: { viewerId: 0, leavesOut: 0, links: 0, now: 0 },
  scope: 'users',
};

/** Where no module keeps anything between users. */
const NOTHING_BETWEEN: BetweenUsers = {
  blocks: () => '0',
  links: () => `'{"following":false,"followedBy":false,"requested":false,"muting":false}'`,
};

@Injectable()
export class SqlUserListsRepository extends UserListsRepository {
  private readonly viewedLists: UserListStatements;

  constructor(
    private readonly reader: SqlReader,
    @Optional() between: BetweenUsers = NOTHING_BETWEEN,
  ) {
    super();
    this.viewedLists = userListsFor(between);
  }

  override async page(filter: UserFilter, page: PageRequest): Promise<Page<ListedUser>> {
    const list = this.listFor(filter.viewer);
    if (filter.email !== undefined || filter.externalId !== undefined) return this.only(list, filter, page);
    const { namePrefix = '' } = filter;
    const { items, nextCursor } =
      namePrefix === ''
        ? await this.listById(list, filter, page)
        : await this.search(list, namePrefixRange(namePrefix), filter, page);
    return { items: items.map(toListedUser), nextCursor };
  }

  private listFor(viewer: ListViewer | undefined): ListFor {
    if (viewer === undefined) return FOR_EVERYBODY;
    const { id, links, seesAll = false } = viewer;
    return {
      lists: this.viewedLists,
      viewer: { viewerId: id, leavesOut: seesAll ? 0 : 1, links: links ? 1 : 0, now: Date.now() },
      scope: `viewer ${id} users`,
    };
  }

  /** The one who has the email and the external id, if they pass what else is asked: as with a profile, blocks hide nobody. */
  private async only(
    { lists, viewer }: ListFor,
    { email, externalId, type, namePrefix = '' }: UserFilter,
    { cursor }: PageRequest,
  ): Promise<Page<ListedUser>> {
    // Nothing comes behind a page of one.
    if (cursor !== undefined) throw new InvalidCursorError();
    const row =
      externalId === undefined
        ? await this.reader.get(lists.withEmail, { ...viewer, emailKey: emailKey(email!) })
        : await this.reader.get(lists.withExternalId, { ...viewer, externalId });
    const user = row && toListedUser(row);
    const isMeant =
      user !== undefined &&
      (email === undefined || (user.email !== null && emailKey(user.email) === emailKey(email))) &&
      (type === undefined || user.type === type) &&
      (namePrefix === '' || hasNamePrefix(user, namePrefix));
    return { items: isMeant ? [user] : [], nextCursor: null };
  }

  private async listById(
    { lists, viewer, scope: whose }: ListFor,
    { type }: UserFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<ListedRow>> {
    const scope = `${whose} ${type ?? '*'}`;
    const [start] = cursor === undefined ? [0] : decodeCursor(cursor, scope, [idKey]);
    const list: SiftedList<ListedRow> = {
      read: (last, rows) => {
        const place = { ...viewer, after: last?.id ?? start, limit: rows };
        return type === undefined
          ? this.reader.all(lists.byId, place)
          : this.reader.all(lists.ofType, { ...place, type });
      },
      isShown: isNotLeftOut,
      cursorOf: (row) => encodeCursor(scope, [row.id]),
      first: limit + 1,
    };
    return sift(list, limit);
  }

  private async search(
    { lists, viewer, scope: whose }: ListFor,
    { start, end }: NamePrefixRange,
    { type }: UserFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<MatchRow>> {
    const scope = `${whose} ${type ?? '*'} ${start}`;
    const from = cursor === undefined ? [start, 0] : decodeCursor(cursor, scope, [textKey(start), idKey]);
    const list: SiftedList<MatchRow> = {
      read: (last, rows) => {
        const [afterKey, afterId] = (last === undefined ? from : [last.match_key, last.id]) as [
          string,
          number,
        ];
        const place = { prefix: start, end, afterKey, afterId, limit: rows };
        return this.reader.all(lists.byName, { ...viewer, ...place });
      },
      isShown: (row) => row.is_repeat === 0 && (type === undefined || row.type === type) && isNotLeftOut(row),
      cursorOf: (row) => encodeCursor(scope, [row.match_key, row.id]),
      // Most who match by name are shown: a page's worth is nearly always enough.
      first: type === undefined ? limit + 1 : WINDOW,
    };
    return sift(list, limit);
  }
}

function isNotLeftOut({ is_left_out: isLeftOut = 0 }: ListedRow): boolean {
  return isLeftOut === 0;
}
