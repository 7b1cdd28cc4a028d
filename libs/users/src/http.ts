export { UsersController } from './profile/users.controller.js';
export { UsersHttpModule, type UsersHttpOptions } from './users-http.module.js';
export { WeakEntityTagError } from './profile/if-match.header.js';
export { ChangeUserRequest } from './profile/change-user.request.js';
export { CreateUserRequest } from './profile/create-user.request.js';
export { ListUsersQuery } from './profile/list-users.query.js';
export { toUserCardResponse, UserCardResponse } from './profile/user-card.response.js';
export { QueryViewer, userWhoLooks } from './viewing/list-viewer.request.js';
export { ApiViewerLinks, ViewerLinksResponse } from './viewing/viewer-links.response.js';
export { toUserListItem, UserListItemResponse, UserPageResponse } from './profile/user-page.response.js';
export { toUserResponse, UserResponse } from './profile/user.response.js';
export { PutUserRequest } from './upserts/put-user.request.js';
export { PutUsersItemRequest, PutUsersRequest } from './upserts/put-users.request.js';
export { PutUsersResponse, PutUsersRowResponse } from './upserts/put-users.response.js';
export {
  ApiExternalId,
  ApiFoundId,
  ApiUserKeyQuery,
  externalIdIn,
  ExternalUserParam,
  idIn,
  IsBodyUserKey,
  IsQueryUserKey,
  readUserKey,
  userKeyReadProblem,
  userKeySchema,
  UserParam,
} from './profile/user-key.request.js';
export { ApiUserType, ApiUserTypeFilter, describeUserTypes } from './profile/user-type.request.js';
