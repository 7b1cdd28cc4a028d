export type { ListViewer, ViewerLinks } from '@retinue/users';
export { type BlockResult, BlocksService } from './blocks/blocks.service.js';
export { DiscoveryService } from './discovery/discovery.service.js';
export { type BatchOptions, type BatchRow, FollowBatchService } from './batches/follow-batch.service.js';
export {
  EventBroadcast,
  type EventListener,
  type Listen,
  type ListenRequest,
} from './events/event-broadcast.service.js';
export {
  type EventsPage,
  type EventsRequest,
  EventsService,
  MAX_WAIT_SECONDS,
} from './events/events.service.js';
export { placeInRenewedLog } from './events/event-place.js';
export { EventsGoneError, InvalidEventPlaceError } from './events/events.errors.js';
export { MAX_KEEP_DAYS } from './events/kept-days.js';
export { BeforeChange } from './handlers/before-change.js';
export type { ChangeOf, PendingChange } from './handlers/change-of.js';
export type { OnChangeOptions } from './handlers/handler-marks.js';
export { type ReaderLag, ReaderLags } from './handlers/reader-lags.service.js';
export { OnChange } from './handlers/on-change.js';
export type { ChangeEvent, EventUser } from './events/change-event.js';
export { type ChangeData, type ChangeDataOf, EVENT_DATA } from './events/event-data.js';
export {
  CHANGE_CAUSES,
  CHANGE_TYPES,
  type ChangeCause,
  type ChangeType,
  type EventKind,
  type FollowerSide,
} from './events/event-kinds.js';
export { FollowHistoryService } from './history/follow-history.service.js';
export { FollowListsService } from './lists/follow-lists.service.js';
export { LegacyFollowersService } from './legacy-followers/legacy-followers.service.js';
export { RelationshipsService } from './relationships/relationships.service.js';
export { type AcceptResult, FollowRequestsService } from './requests/follow-requests.service.js';
export { FollowsImportService } from './following/follows-import.service.js';
export type { EdgeOutcome, ImportedEdge } from './following/imported-edge.js';
export type { NumberedEdge, RefusedEdge } from './import/bulk-follows.repository.js';
export {
  BULK_PHASES,
  type BulkOptions,
  type BulkPhase,
  FollowsBulkImport,
  FollowsBulkImports,
} from './import/follows-bulk-import.service.js';
export { FollowsIntegrityService } from './integrity/follows-integrity.service.js';
export { type FollowResult, FollowsService } from './following/follows.service.js';
export { PersonalDataService } from './personal-data/personal-data.service.js';
export type {
  ChangeLine,
  PersonalDataLine,
  ProfileLine,
  RelationLine,
} from './personal-data/personal-data.js';
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
  exportedAs,
  type ExportedKinds,
  fieldsOf,
  type IdPair,
  type KeyPair,
  type PlainRelation,
  type Relation,
  type RelationEvents,
  type RelationFields,
  type RelationRow,
} from './relations/relation.js';
export type { RelationRefusal, RelationRules } from './relations/relation-rules.js';
export type { RelationSlice } from './relations/relation.slice.js';
export { type Block, type BlockKeys, type BlockListItem, BLOCKS } from './blocks/block.js';
export {
  type Edge,
  type EdgeKeys,
  FOLLOWS,
  type FollowDirection,
  type FollowLink,
  type FollowListItem,
  LIST_ORDERS,
  type ListFilter,
  type ListOrder,
} from './following/follow.js';
export type { FollowCause, FollowChange } from './events/edge-kinds.js';
export type { FollowHistoryItem, LoggedChange, Period } from './history/follow-event.js';
export { FollowPolicy, policyProblem } from './following/follow.policy.js';
export type { FollowOperation } from './following/follow-plan.js';
export { FOLLOW_REQUESTS, type FollowRequestItem } from './requests/follow-request.js';
export {
  decideFollow,
  decideUnfollow,
  type FollowOutcome,
  type FollowState,
  type UnfollowOutcome,
} from './following/follow-state.js';
export type { LegacyFollower } from './legacy-followers/legacy-followers.repository.js';
export type { CountDrift, Flaw, FlawedPair, FollowsFindings } from './integrity/follows-audit.js';
export { findingsIn } from './follows.persistence.js';
export { CannotBlockSelfError } from './blocks/blocks.errors.js';
export {
  BlockedError,
  CannotFollowSelfError,
  FollowNotAllowedError,
  NotFollowingError,
} from './following/follows.errors.js';
export { FollowAllowance } from './limits/follow-allowance.js';
export { checkedLimits, DAY_MS, type FollowLimits, MAX_LIMIT } from './limits/follow-limits.js';
export {
  TooManyFollowedError,
  TooManyFollowsTodayError,
  TooManyRequestsPendingError,
} from './limits/follow-limits.errors.js';
export { CannotMuteSelfError } from './mutes/mutes.errors.js';
export { AlreadyAcceptedError, RequestNotFoundError } from './requests/follow-requests.errors.js';
export { type Mute, type MuteKeys, type MuteListItem, MUTES } from './mutes/mute.js';
export type { Pair, PairKeys, Relationship } from './relationships/relationship.js';
export { type Suggestion, SUGGESTION_REACH } from './discovery/suggestions.js';
export { type FollowsAsyncOptions, FollowsModule, type FollowsOptions } from './follows.module.js';
export type { FollowsRules, FollowsRulesFactory } from './following/follows-rules.js';
export { followsTables } from './follows.tables.js';
