export { type UserChangeHook, UserChangeHooks } from './application/user-change.hooks.js';
export { type UserDeletionHook, UserDeletionHooks } from './application/user-deletion.hooks.js';
export { UserDeletions } from './application/user-deletions.js';
export { type UserImportResult, UsersImportService } from './application/users-import.service.js';
export { type ExpectedVersions, UsersService } from './application/users.service.js';
export type { ImportedUser, UserOutcome } from './domain/imported-user.js';
export { type CounterChange, UserCounters } from './domain/user-counters.js';
export { type Party, UserDirectory } from './domain/user-directory.js';
export { USER_TYPES, type UserType } from './domain/user-type.js';
export type { NewUser, User, UserCard, UserChanges, UserFilter, UserProfile } from './domain/user.js';
export {
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NAME_PREFIX_LENGTH,
  namePrefixProblem,
  type NamePrefixRange,
  namePrefixRange,
} from './domain/user.rules.js';
export {
  EmailTakenError,
  UserNotFoundError,
  VersionMismatchError,
  WeakEntityTagError,
} from './domain/users.errors.js';
export { ChangeUserRequest } from './http/dto/change-user.request.js';
export { CreateUserRequest } from './http/dto/create-user.request.js';
export { ListUsersQuery } from './http/dto/list-users.query.js';
export { toUserCardResponse, UserCardResponse } from './http/dto/user-card.response.js';
export { UserPageResponse } from './http/dto/user-page.response.js';
export { UserResponse } from './http/dto/user.response.js';
export { UsersModule } from './users.module.js';
