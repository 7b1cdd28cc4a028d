import type { RelationSlice } from '../relations/relation.slice.js';
import { FOLLOWS } from './follow.js';

/** What follows share with the other relations. The rest of them is the module itself. */
export const followingSlice: RelationSlice = {
  relation: FOLLOWS,
  entity: async () => (await import('./follow.entity.js')).FollowEntity,
};
