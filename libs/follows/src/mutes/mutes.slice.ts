import type { RelationSlice } from '../relations/relation.slice.js';
import { MUTES } from './mute.js';
import { MuteRules } from './mute-rules.service.js';
import { MutesService } from './mutes.service.js';

export const mutesSlice: RelationSlice = {
  relation: MUTES,
  entity: async () => (await import('./mute.entity.js')).MuteEntity,
  controllers: async () => [(await import('./mutes.controller.js')).MutesController],
  services: [MutesService],
  rules: MuteRules,
};
