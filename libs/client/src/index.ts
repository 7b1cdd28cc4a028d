export type { ClientOptions } from './client-options.js';
export type { CallOptions, ListOptions, OperationId, OptionsOf } from './calls/call-options.js';
export type { Listing, Page } from './calls/listing.js';
export type { Retry, RetryOptions } from './calls/retry-options.js';
export { CutAnswerError } from './errors/cut-answer-error.js';
export { NetworkError } from './errors/network-error.js';
export { isProblem, ProblemError } from './errors/problem-error.js';
export { AnswerError, RetinueError } from './errors/retinue-error.js';
export { UnexpectedAnswerError } from './errors/unexpected-answer-error.js';
export { RetinueClient } from './retinue-client.js';

// Schemas, by `npm run client`:
export type {
  AnyProblemCode,
  BlockListItem,
  BlockPage,
  BodyUserKey,
  ChangeEvent,
  ChangeEventData,
  ChangeEventPage,
  ChangeEventUser,
  ChangeUser,
  CreateUser,
  ExportEnd,
  ExportedBlock,
  ExportedChange,
  ExportedFollow,
  ExportedMute,
  ExportedRequest,
  ExportedUser,
  ExternalUserKey,
  FollowBatch,
  FollowBatchResult,
  FollowBatchRow,
  FollowHistoryItem,
  FollowHistoryPage,
  FollowListItem,
  FollowOperation,
  FollowPage,
  FollowRequestItem,
  FollowRequestPage,
  Health,
  Mute,
  MuteListItem,
  MutePage,
  Problem,
  ProblemCode,
  ProblemField,
  PutUser,
  PutUsers,
  PutUsersItem,
  PutUsersResult,
  PutUsersRow,
  Relationship,
  RelationshipList,
  RelationshipsQuery,
  RelationshipsQueryResult,
  RelationshipsQueryRow,
  Service,
  ServiceLinks,
  Suggestion,
  SuggestionList,
  User,
  UserCard,
  UserDetails,
  UserKey,
  UserKeyOrMe,
  UserListItem,
  UserPage,
  UserPair,
  UserType,
  ViewerLinks,
} from './generated/openapi.js';
// End of schemas.
