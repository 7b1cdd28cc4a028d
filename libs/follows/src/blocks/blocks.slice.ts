import type { RelationSlice } from '../relations/relation.slice.js';
import { BLOCKS } from './block.js';
import { BlockRules } from './block-rules.service.js';
import { BlockEntity } from './block.entity.js';
import { BlocksController } from './blocks.controller.js';
import { BlocksService } from './blocks.service.js';

export const blocksSlice: RelationSlice = {
  relation: BLOCKS,
  entity: BlockEntity,
  controllers: [BlocksController],
  services: [BlocksService],
  rules: BlockRules,
};
