import type { RelationSlice } from '../relations/relation.slice.js';
import { FOLLOW_REQUESTS } from './follow-request.js';
import { FollowRequestEntity } from './follow-request.entity.js';
import { FollowRequestsController } from './follow-requests.controller.js';
import { FollowRequestsService } from './follow-requests.service.js';
import { FollowRequestRules } from './follow-request-rules.service.js';

export const requestsSlice: RelationSlice = {
  relation: FOLLOW_REQUESTS,
  entity: FollowRequestEntity,
  controllers: [FollowRequestsController],
  services: [FollowRequestsService],
  rules: FollowRequestRules,
};
