export { type UserChangeHook, UserChangeHooks } from './profile/user-change.hooks.js';
export { type UserDeletionHook, UserDeletionHooks } from './deletion/user-deletion.hooks.js';
export { UserDeletions } from './deletion/user-deletions.service.js';
export { type UserImportOptions, UsersImportService } from './import/users-import.service.js';
export {
  BULK_USER_PHASES,
  type BulkUserOptions,
  type BulkUserPhase,
  UsersBulkImport,
  UsersBulkImports,
} from './import/users-bulk-import.service.js';
export type { NumberedUser, RefusedUser } from './import/bulk-users.repository.js';
export { NamedUsers } from './import/named-users.service.js';
export type { ExternalUserRows, MissingRows, RowsPart, UserRows } from './import/user-rows.js';
export { type ExpectedVersions, UsersService } from './profile/users.service.js';
export type { ImportedUser, UserImportResult, UserOutcome, UserRefusal } from './import/imported-user.js';
export { type CounterChange, type CountRows, UserCounters } from './profile/user-counters.js';
export { type FoundUsers, UserDirectory, type UserReference } from './profile/user-directory.js';
export { USER_TYPES, type UserType, UserTypes, userTypesProblem } from './profile/user-type.js';
export type {
  AddedUser,
  ListedUser,
  NewUser,
  User,
  UserChanges,
  UserFilter,
  UserProfile,
  UserToPut,
} from './profile/user.js';
export { BetweenUsers } from './viewing/between-users.js';
export type { ListViewer, ViewerLinks } from './viewing/viewer.js';
export { CARD_FIELDS, type UserCard, type UserCardRow } from './profile/user-card.js';
export {
  acceptChanges,
  acceptNewUser,
  assertExternalId,
  assertKeepsExternalId,
  changedFields,
  type ComparedForms,
  comparedForms,
  differs,
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NAME_PREFIX_LENGTH,
  namePrefixProblem,
  type NamePrefixRange,
  namePrefixRange,
  timeOfChange,
} from './profile/user.rules.js';
export {
  EmailTakenError,
  ExternalIdFixedError,
  ExternalIdTakenError,
  UserNotFoundError,
  VersionMismatchError,
} from './profile/users.errors.js';
export { assertUserKey } from './profile/accept-user-key.js';
export {
  EXTERNAL_PREFIX,
  externalIdProblem,
  type ExternalKey,
  isSameKey,
  MAX_EXTERNAL_ID_LENGTH,
  parseUserKey,
  type UserKey,
  userKeyProblem,
  userKeyText,
} from './profile/user-key.js';
export {
  MAX_METADATA_BYTES,
  MAX_METADATA_DEPTH,
  metadataProblem,
  readMetadata,
  type UserMetadata,
} from './profile/user-metadata.js';
export {
  type PutConditions,
  type PutManyOptions,
  UserUpsertsService,
} from './upserts/user-upserts.service.js';
export type {
  UpsertedByExternalId,
  UpsertedUser,
  UpsertOutcome,
  UpsertRow,
} from './upserts/upserted-user.js';
export {
  type UsersAsyncOptions,
  UsersModule,
  type UsersOptions,
  type UsersOptionsFactory,
} from './users.module.js';
export { usersTables } from './users.tables.js';
