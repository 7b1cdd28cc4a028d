import type { RelationSlice } from '../relations/relation.slice.js';
import { FOLLOW_REQUESTS } from './follow-request.js';
import { FollowRequestsService } from './follow-requests.service.js';
import { FollowRequestRules } from './follow-request-rules.service.js';

export const requestsSlice: RelationSlice = {
  relation: FOLLOW_REQUESTS,
  entity: async () => (await import('./follow-request.entity.js')).FollowRequestEntity,
  controllers: async () => [(await import('./follow-requests.controller.js')).FollowRequestsController],
  services: [FollowRequestsService],
  rules: FollowRequestRules,
};
