export { AccessModule } from './access.module.js';
export { accessTables } from './access.tables.js';
export { KEY_PREFIX, type ServiceKey } from './keys/service-key.js';
export { ServiceKeyNotFoundError } from './keys/service-keys.errors.js';
export { type MadeServiceKey, type NewServiceKey, ServiceKeysService } from './keys/service-keys.service.js';
export { Audience, CallerDirectory, type KnownUser } from './policy/access-directory.js';
export {
  AccessError,
  BlockedFromListsError,
  NotAllowedError,
  ScopeMissingError,
  UnauthenticatedError,
} from './policy/access.errors.js';
export { ACCESS_OPTIONS, AccessService } from './policy/access.service.js';
export { type Action, ACTIONS } from './policy/action.js';
export {
  type Caller,
  NOBODY,
  type NobodyCaller,
  type ServiceCaller,
  type UserCaller,
} from './policy/caller.js';
export { type ChangeOptions, type LoggedCaller } from './policy/logged-caller.js';
export { type AccessOptions, decide, type Refusal, type Standing, STRANGER } from './policy/policy.js';
export { holds, isScope, type Scope, SCOPES } from './policy/scope.js';
