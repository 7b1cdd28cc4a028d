export { FollowListsService } from './application/follow-lists.service.js';
export {
  type EdgeOutcome,
  FollowsImportService,
  type ImportedEdge,
} from './application/follows-import.service.js';
export { FollowsIntegrityService } from './application/follows-integrity.service.js';
export { type FollowResult, FollowsService } from './application/follows.service.js';
export {
  type Edge,
  type FollowDirection,
  type FollowListItem,
  LIST_ORDERS,
  type ListOrder,
} from './domain/follow.js';
export { FollowPolicy, policyProblem } from './domain/follow.policy.js';
export type { RosterEntry } from './domain/follower-roster.js';
export type { CountDrift } from './domain/follows-audit.js';
export {
  CannotFollowSelfError,
  FolloweeIsPrivateError,
  FollowNotAllowedError,
  NotFollowingError,
} from './domain/follows.errors.js';
export type { NewEdge } from './domain/follows.repository.js';
export type { Relationship } from './domain/relationship.js';
export { FollowsModule, type FollowsOptions } from './follows.module.js';
export { FollowListItemResponse, FollowPageResponse } from './http/dto/follow-page.response.js';
export { ListFollowsQuery } from './http/dto/list-follows.query.js';
export { NamedUserResponse } from './http/dto/named-user.response.js';
export { RelationshipListResponse, RelationshipResponse } from './http/dto/relationship.response.js';
export { RelationshipsQuery } from './http/dto/relationships.query.js';
