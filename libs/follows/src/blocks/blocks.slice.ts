import type { RelationSlice } from '../relations/relation.slice.js';
import { BLOCKS } from './block.js';
import { BlockEffects } from './block-effects.service.js';
import { BlockEntity } from './block.entity.js';
import { BlocksController } from './blocks.controller.js';
import { BlocksService } from './blocks.service.js';

export const blocksSlice: RelationSlice = {
  relation: BLOCKS,
  entity: BlockEntity,
  controllers: [BlocksController],
  services: [BlocksService],
  rules: BlockEffects,
};
