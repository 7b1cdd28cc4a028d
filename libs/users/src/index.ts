export { type UserChangeHook, UserChangeHooks } from './profile/user-change.hooks.js';
export { type UserDeletionHook, UserDeletionHooks } from './deletion/user-deletion.hooks.js';
export { UserDeletions } from './deletion/user-deletions.service.js';
export { type UserImportResult, UsersImportService } from './import/users-import.service.js';
export { type ExpectedVersions, UsersService } from './profile/users.service.js';
export type { ImportedUser, UserOutcome } from './import/imported-user.js';
export { type CounterChange, UserCounters } from './profile/user-counters.js';
export { UserDirectory, type UserReference } from './profile/user-directory.js';
export { USER_TYPES, type UserType } from './profile/user-type.js';
export type { NewUser, User, UserChanges, UserFilter, UserProfile } from './profile/user.js';
export { CARD_FIELDS, type UserCard, type UserCardRow } from './profile/user-card.js';
export {
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NAME_PREFIX_LENGTH,
  namePrefixProblem,
  type NamePrefixRange,
  namePrefixRange,
} from './profile/user.rules.js';
export { EmailTakenError, UserNotFoundError, VersionMismatchError } from './profile/users.errors.js';
export { WeakEntityTagError } from './profile/if-match.header.js';
export { ChangeUserRequest } from './profile/change-user.request.js';
export { CreateUserRequest } from './profile/create-user.request.js';
export { ListUsersQuery } from './profile/list-users.query.js';
export { toUserCardResponse, UserCardResponse } from './profile/user-card.response.js';
export { UserPageResponse } from './profile/user-page.response.js';
export { UserResponse } from './profile/user.response.js';
export { UsersModule } from './users.module.js';
export { usersSchema } from './users.schema.js';
