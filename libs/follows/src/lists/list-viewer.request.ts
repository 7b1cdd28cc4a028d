import { viewerOf } from '@retinue/access/http';
import type { HttpRequest } from '@retinue/common/http';
import type { ListViewer } from '@retinue/users';
import { userWhoLooks } from '@retinue/users/http';

/**
 * Who looks at a list, where that makes a difference: to a user who calls, when they block somebody or are blocked, or when they
 * want to see what is between them and each.
 *
 * @throws InvalidFieldsError when that is wanted, and no user calls
 */
export function listViewerOf(request: HttpRequest, links = false): ListViewer | undefined {
  const viewer = userWhoLooks(request, links);
  return links || viewerOf(request)?.hasBlocks === true ? viewer : undefined;
}
