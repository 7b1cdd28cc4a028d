import type { RelationSlice } from '../relations/relation.slice.js';
import { BLOCKS } from './block.js';
import { BlockRules } from './block-rules.service.js';
import { BlocksService } from './blocks.service.js';

export const blocksSlice: RelationSlice = {
  relation: BLOCKS,
  entity: async () => (await import('./block.entity.js')).BlockEntity,
  controllers: async () => [(await import('./blocks.controller.js')).BlocksController],
  services: [BlocksService],
  rules: BlockRules,
};
