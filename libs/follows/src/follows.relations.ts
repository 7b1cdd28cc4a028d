import { blocksSlice } from './blocks/blocks.slice.js';
import { followingSlice } from './following/following.slice.js';
import { mutesSlice } from './mutes/mutes.slice.js';
import type { Relation } from './relations/relation.js';
import type { RelationSlice } from './relations/relation.slice.js';
import { requestsSlice } from './requests/requests.slice.js';

/** The relations, in the order of copying: blocks end follows and requests across them. */
export const RELATION_SLICES: readonly RelationSlice[] = [
  followingSlice,
  requestsSlice,
  blocksSlice,
  mutesSlice,
];

/** What they are, for whoever goes by their descriptions. */
export const RELATIONS: readonly Relation[] = RELATION_SLICES.map(({ relation }) => relation);
