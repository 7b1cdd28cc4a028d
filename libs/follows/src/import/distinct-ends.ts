import { externalIdProblem } from '@retinue/users';
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
    for (const { followerId, followeeId } of edges) {
      if (typeof followerId === 'number' && followerId === followeeId) continue;
      for (const key of [followerId, followeeId]) {
        if (typeof key === 'number') {
          if (!this.ids.has(key)) ids.push(key);
          this.ids.add(key);
        } else {
          const { externalId } = key;
          const isNew = !this.externalIds.has(externalId);
          if (isNew && externalIdProblem(externalId) === undefined) externalIds.push(externalId);
          this.externalIds.add(externalId);
        }
      }
    }
    return { ids, externalIds };
  }
}
