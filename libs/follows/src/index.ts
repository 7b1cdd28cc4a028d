export { type BlockResult, BlocksService } from './blocks/blocks.service.js';
export { DiscoveryService } from './discovery/discovery.service.js';
export { type BatchOptions, type BatchRow, FollowBatchService } from './batches/follow-batch.service.js';
export { FollowHistoryService } from './history/follow-history.service.js';
export { FollowListsService } from './lists/follow-lists.service.js';
export { LegacyFollowersService } from './legacy-followers/legacy-followers.service.js';
export { RelationshipsService } from './relationships/relationships.service.js';
export { type AcceptResult, FollowRequestsService } from './requests/follow-requests.service.js';
export {
  type EdgeOutcome,
  FollowsImportService,
  type ImportedEdge,
} from './following/follows-import.service.js';
export { FollowsIntegrityService } from './integrity/follows-integrity.service.js';
export { type FollowResult, FollowsService } from './following/follows.service.js';
export { type MuteResult, MutesService } from './mutes/mutes.service.js';
export {
  type ImportedRow,
  type RelationOutcome,
  RelationsImportService,
} from './relations/relations-import.service.js';
export { type PutResult, RelationsService } from './relations/relations.service.js';
export { RELATIONS } from './follows.relations.js';
export { isPlain, Relations } from './relations/relations.js';
export {
  type Exclusion,
  fieldsOf,
  type IdPair,
  type PlainRelation,
  type Relation,
  type RelationFields,
  type RelationRow,
} from './relations/relation.js';
export type { RelationRefusal, RelationRules } from './relations/relation-rules.js';
export type { RelationSlice } from './relations/relation.slice.js';
export { type Block, type BlockListItem, BLOCKS } from './blocks/block.js';
export {
  type Edge,
  FOLLOWS,
  type FollowDirection,
  type FollowLink,
  type FollowListItem,
  LIST_ORDERS,
  type ListFilter,
  type ListOrder,
} from './following/follow.js';
export type { FollowCause, FollowChange, FollowHistoryItem, Period } from './history/follow-event.js';
export { FollowPolicy, policyProblem } from './following/follow.policy.js';
export type { FollowOperation } from './following/follow-plan.js';
export { FOLLOW_REQUESTS, type FollowRequestItem } from './requests/follow-request.js';
export type { FollowOutcome, UnfollowOutcome } from './following/follow-state.js';
export type { LegacyFollower } from './legacy-followers/legacy-followers.repository.js';
export type { CountDrift, Flaw, FlawedPair } from './integrity/follows-audit.js';
export {
  AlreadyAcceptedError,
  BlockedError,
  CannotBlockSelfError,
  CannotFollowSelfError,
  CannotMuteSelfError,
  FollowNotAllowedError,
  NotFollowingError,
  RequestNotFoundError,
} from './following/follows.errors.js';
export { type Mute, type MuteListItem, MUTES } from './mutes/mute.js';
export type { Pair, Relationship } from './relationships/relationship.js';
export { type Suggestion, SUGGESTION_REACH } from './discovery/suggestions.js';
export { FollowsModule, type FollowsOptions } from './follows.module.js';
export { BlockListItemResponse, BlockPageResponse } from './blocks/block-page.response.js';
export { FollowBatchRequest, FollowOperationRequest } from './batches/follow-batch.request.js';
export { FollowBatchResponse, FollowBatchRowResponse } from './batches/follow-batch.response.js';
export { FollowHistoryQuery } from './history/follow-history.query.js';
export { FollowHistoryItemResponse, FollowHistoryPageResponse } from './history/follow-history.response.js';
export { FollowListItemResponse, FollowPageResponse } from './lists/follow-page.response.js';
export {
  FollowRequestItemResponse,
  FollowRequestPageResponse,
} from './requests/follow-request-page.response.js';
export { KnownFollowersQuery } from './discovery/known-followers.query.js';
export { ListFollowsQuery, ListMutualsQuery } from './lists/list-follows.query.js';
export { MuteListItemResponse, MutePageResponse } from './mutes/mute-page.response.js';
export { MuteRequest } from './mutes/mute.request.js';
export { NamedUserResponse } from './legacy-followers/named-user.response.js';
export { RelationshipListResponse, RelationshipResponse } from './relationships/relationship.response.js';
export { PairRequest, RelationshipsQueryRequest } from './relationships/relationships-query.request.js';
export {
  RelationshipsQueryResponse,
  RelationshipsQueryRowResponse,
} from './relationships/relationships-query.response.js';
export { RelationshipsQuery } from './relationships/relationships.query.js';
export { SuggestionListResponse, SuggestionResponse } from './discovery/suggestion-list.response.js';
export { SuggestionsQuery } from './discovery/suggestions.query.js';
export { followsSchema } from './follows.schema.js';
