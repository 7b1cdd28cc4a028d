import type { RelationSlice } from '../relations/relation.slice.js';
import { MUTES } from './mute.js';
import { MuteRules } from './mute-rules.service.js';
import { MuteEntity } from './mute.entity.js';
import { MutesController } from './mutes.controller.js';
import { MutesService } from './mutes.service.js';

export const mutesSlice: RelationSlice = {
  relation: MUTES,
  entity: MuteEntity,
  controllers: [MutesController],
  services: [MutesService],
  rules: MuteRules,
};
