export { type BlockResult, BlocksService } from './application/blocks.service.js';
export { DiscoveryService } from './application/discovery.service.js';
export { type BatchOptions, type BatchRow, FollowBatchService } from './application/follow-batch.service.js';
export { FollowHistoryService } from './application/follow-history.service.js';
export { FollowListsService } from './application/follow-lists.service.js';
export { type AcceptResult, FollowRequestsService } from './application/follow-requests.service.js';
export {
  type EdgeOutcome,
  FollowsImportService,
  type ImportedEdge,
} from './application/follows-import.service.js';
export { FollowsIntegrityService } from './application/follows-integrity.service.js';
export { type FollowResult, FollowsService } from './application/follows.service.js';
export { type MuteResult, MutesService } from './application/mutes.service.js';
export {
  type ImportedMute,
  type ImportedRelation,
  type RelationOutcome,
  RelationsImportService,
} from './application/relations-import.service.js';
export type { Block, BlockListItem, NewBlock } from './domain/blocks.repository.js';
export {
  type Edge,
  type FollowDirection,
  type FollowLink,
  type FollowListItem,
  LIST_ORDERS,
  type ListFilter,
  type ListOrder,
} from './domain/follow.js';
export type { FollowCause, FollowChange, FollowHistoryItem, Period } from './domain/follow-event.js';
export { FollowPolicy, policyProblem } from './domain/follow.policy.js';
export type { FollowOperation } from './domain/follow-plan.js';
export type { FollowRequestItem } from './domain/follow-requests.repository.js';
export type { FollowOutcome, UnfollowOutcome } from './domain/follow-standing.js';
export type { RosterEntry } from './domain/follower-roster.js';
export type { CountDrift, FlawedPair, PairFlaw } from './domain/follows-audit.js';
export {
  AlreadyAcceptedError,
  BlockedError,
  CannotBlockSelfError,
  CannotFollowSelfError,
  CannotMuteSelfError,
  FollowNotAllowedError,
  NotFollowingError,
  RequestNotFoundError,
} from './domain/follows.errors.js';
export type { NewEdge } from './domain/follows.repository.js';
export type { Mute, MuteListItem, NewMute } from './domain/mutes.repository.js';
export type { Pair, Relationship } from './domain/relationship.js';
export { type Suggestion, SUGGESTION_REACH } from './domain/suggestions.js';
export { FollowsModule, type FollowsOptions } from './follows.module.js';
export { BlockListItemResponse, BlockPageResponse } from './http/dto/block-page.response.js';
export { FollowBatchRequest, FollowOperationRequest } from './http/dto/follow-batch.request.js';
export { FollowBatchResponse, FollowBatchRowResponse } from './http/dto/follow-batch.response.js';
export { FollowHistoryQuery } from './http/dto/follow-history.query.js';
export { FollowHistoryItemResponse, FollowHistoryPageResponse } from './http/dto/follow-history.response.js';
export { FollowListItemResponse, FollowPageResponse } from './http/dto/follow-page.response.js';
export {
  FollowRequestItemResponse,
  FollowRequestPageResponse,
} from './http/dto/follow-request-page.response.js';
export { KnownFollowersQuery } from './http/dto/known-followers.query.js';
export { ListFollowsQuery, ListMutualsQuery } from './http/dto/list-follows.query.js';
export { MuteListItemResponse, MutePageResponse } from './http/dto/mute-page.response.js';
export { MuteRequest } from './http/dto/mute.request.js';
export { NamedUserResponse } from './http/dto/named-user.response.js';
export { RelationshipListResponse, RelationshipResponse } from './http/dto/relationship.response.js';
export { PairRequest, RelationshipsQueryRequest } from './http/dto/relationships-query.request.js';
export {
  RelationshipsQueryResponse,
  RelationshipsQueryRowResponse,
} from './http/dto/relationships-query.response.js';
export { RelationshipsQuery } from './http/dto/relationships.query.js';
export { SuggestionListResponse, SuggestionResponse } from './http/dto/suggestion-list.response.js';
export { SuggestionsQuery } from './http/dto/suggestions.query.js';
