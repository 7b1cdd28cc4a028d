export { ViewerLinksResponse } from '@retinue/users/http';
export { ActsAs, actingUsers } from '@retinue/common/http';
export { BlocksController } from './blocks/blocks.controller.js';
export { DiscoveryController } from './discovery/discovery.controller.js';
export { EventsController } from './events/events.controller.js';
export { EventsQuery } from './events/events.query.js';
export { type EventDataResponse, EventPageResponse, EventResponse } from './events/events.response.js';
export { EVENT_MODELS, EVENT_TEXTS, EventUserResponse } from './events/event-models.response.js';
export { FollowBatchController } from './batches/follow-batch.controller.js';
export { FollowHistoryController } from './history/follow-history.controller.js';
export { FollowingController } from './following/following.controller.js';
export { FollowListsController } from './lists/follow-lists.controller.js';
export { FollowRequestsController } from './requests/follow-requests.controller.js';
export { LegacyFollowersController } from './legacy-followers/legacy-followers.controller.js';
export { MutesController } from './mutes/mutes.controller.js';
export { PersonalDataController } from './personal-data/personal-data.controller.js';
export { RelationshipsController } from './relationships/relationships.controller.js';
export { FollowsHttpModule, type FollowsHttpOptions } from './follows-http.module.js';
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
export { RelationListQuery } from './relations/relation-list.query.js';
export { RelationshipListResponse, RelationshipResponse } from './relationships/relationship.response.js';
export { PairRequest, RelationshipsQueryRequest } from './relationships/relationships-query.request.js';
export {
  RelationshipsQueryResponse,
  RelationshipsQueryRowResponse,
} from './relationships/relationships-query.response.js';
export { RelationshipsQuery } from './relationships/relationships.query.js';
export { SuggestionListResponse, SuggestionResponse } from './discovery/suggestion-list.response.js';
export { SuggestionsQuery } from './discovery/suggestions.query.js';
