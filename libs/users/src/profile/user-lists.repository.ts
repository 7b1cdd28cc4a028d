import type { Page, PageRequest } from '@retinue/common';
import type { ListedUser, UserFilter } from './user.js';

/** Reads lists of users. */
export abstract class UserListsRepository {
  /**
   * Users by id or, with a name prefix, by name; with an email or an external id, the one who has it. A page may come
   * back short, with a cursor, when few of those looked at are shown: of a search those of a type, for a viewer those whom no
   * block hides.
   *
   * @throws InvalidCursorError
   */
  abstract page(filter: UserFilter, page: PageRequest): Promise<Page<ListedUser>>;
}
