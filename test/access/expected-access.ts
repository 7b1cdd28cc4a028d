import type { Scope } from '@retinue/access';

/** Who of the users may do it to a private user, and what the others are told. */
export type Audience =
  /** Whoever calls. */
  | 'anybody'
  /** They themselves and their followers. */
  | 'followers'
  /** They themselves. */
  | 'themselves'
  /** No user at all. */
  | 'services';

/** What each operation asks of its callers, as `design` has it and not as the code does: by operation id. */
export const EXPECTED_ACCESS: Readonly<Record<string, readonly [Scope, Audience]>> = {
  createUser: ['users:write', 'services'],
  putUsers: ['users:write', 'services'],
  putUser: ['users:write', 'services'],
  listUsers: ['users:read', 'anybody'],
  getUser: ['users:read', 'anybody'],
  changeUser: ['users:write', 'themselves'],
  deleteUser: ['users:write', 'themselves'],
  listFollowers: ['follows:read', 'followers'],
  listFollowing: ['follows:read', 'followers'],
  listMutuals: ['follows:read', 'followers'],
  listKnownFollowers: ['follows:read', 'themselves'],
  listSuggestions: ['follows:read', 'themselves'],
  listFollowHistory: ['follows:read', 'themselves'],
  listFollowRequests: ['follows:read', 'themselves'],
  listBlocks: ['follows:read', 'themselves'],
  listMutes: ['follows:read', 'themselves'],
  getFollow: ['follows:read', 'themselves'],
  getRelationships: ['follows:read', 'themselves'],
  queryRelationships: ['follows:read', 'themselves'],
  follow: ['follows:write', 'themselves'],
  unfollow: ['follows:write', 'themselves'],
  removeFollower: ['follows:write', 'themselves'],
  acceptFollowRequest: ['follows:write', 'themselves'],
  rejectFollowRequest: ['follows:write', 'themselves'],
  block: ['follows:write', 'themselves'],
  unblock: ['follows:write', 'themselves'],
  mute: ['follows:write', 'themselves'],
  unmute: ['follows:write', 'themselves'],
  applyFollowBatch: ['follows:write', 'themselves'],
  listEvents: ['events:read', 'services'],
  listUserEvents: ['events:read', 'themselves'],
  createWebhook: ['webhooks:write', 'services'],
  listWebhooks: ['webhooks:write', 'services'],
  getWebhook: ['webhooks:write', 'services'],
  changeWebhook: ['webhooks:write', 'services'],
  deleteWebhook: ['webhooks:write', 'services'],
  rotateWebhookSecret: ['webhooks:write', 'services'],
  testWebhook: ['webhooks:write', 'services'],
  listWebhookDeliveries: ['webhooks:write', 'services'],
  redeliverWebhook: ['webhooks:write', 'services'],
  exportUser: ['admin', 'themselves'],
  getLegacyFollowers: ['emails:read', 'themselves'],
};

/** Who asks nobody. */
export const OPEN_OPERATIONS = ['describeService', 'checkLiveness', 'checkReadiness'];
