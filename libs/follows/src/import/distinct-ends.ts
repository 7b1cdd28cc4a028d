import { externalIdProblem, type UserKey } from '@retinue/users';
import type { ImportedEdge } from '../following/imported-edge.js';

/** Users who are remembered at once: what it takes is memory, and whoever is forgotten is told once more. */
const REMEMBERED = 300_000;

/**
 * Tells who is named in edges, each once or little more. A follow of oneself is refused anyway: it names nobody, as an external id that
 * nobody could have.
 */
export class DistinctEnds {
  private readonly ids = new Set<number>();
  private readonly externalIds = new Set<string>();

  newAmong(edges: readonly ImportedEdge[]): { readonly ids: number[]; readonly externalIds: string[] } {
    if (this.ids.size > REMEMBERED) this.ids.clear();
    if (this.externalIds.size > REMEMBERED) this.externalIds.clear();
    const ids: number[] = [];
    const externalIds: string[] = [];
    const take = (key: UserKey): void => {
      if (typeof key === 'number') {
        if (isNewIn(this.ids, key)) ids.push(key);
      } else if (
        isNewIn(this.externalIds, key.externalId) &&
        externalIdProblem(key.externalId) === undefined
      ) {
        externalIds.push(key.externalId);
      }
    };
    for (const { followerId, followeeId } of edges) {
      if (typeof followerId === 'number' && followerId === followeeId) continue;
      take(followerId);
      take(followeeId);
    }
    return { ids, externalIds };
  }
}

/** One step for what would be two, to look and to add: this is asked twice for each edge. */
function isNewIn<Key>(known: Set<Key>, key: Key): boolean {
  const { size } = known;
  return known.add(key).size > size;
}
