import { cursorOf } from '../baseline/cursor.js';
import type { PagePlace, SocialGraph, Edge } from '../graph/social-graph.js';
import type { PlannedRequest } from '../load/load.js';

export const get = (path: string): PlannedRequest => ({ method: 'GET', path });

export const userPath = (id: number): string => `/v1/users/${id}`;

export const edgePath = ({ followerId, followeeId }: Edge): string =>
  `/v1/users/${followerId}/following/${followeeId}`;

export const followersPath = (id: number, limit: number): string =>
  `/v1/users/${id}/followers?limit=${limit}`;

export const laterPagePath = ({ userId, time, followerId }: PagePlace, limit: number): string =>
  `${followersPath(userId, limit)}&cursor=${cursorOf(userId, time, followerId)}`;

/** The n-th page of somebody's followers, or the last when there are fewer. */
export function pagePath(graph: SocialGraph, id: number, limit: number, page: number): string {
  const wanted = Math.min(page, graph.pagesOf(id, limit));
  return wanted < 2 ? followersPath(id, limit) : laterPagePath(graph.placeOfPage(id, limit, wanted), limit);
}

export const relationshipsPath = (id: number, others: Iterable<number>): string =>
  `/v1/users/${id}/relationships?ids=${[...others].join()}`;
