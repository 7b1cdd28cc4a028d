// Made by `npm run client` from the OpenAPI document: change that, and run it again.
import type { OptionsOf, PathOf } from '../calls/call-options.js';
import { CallSender } from '../calls/call.js';
import type { Listing } from '../calls/listing.js';
import type {
  BlockListItem,
  BlockPage,
  ChangeEvent,
  ChangeEventPage,
  ChangeUser,
  ChangeWebhook,
  CreateUser,
  CreateWebhook,
  ExportedBlock,
  ExportedChange,
  ExportedFollow,
  ExportedMute,
  ExportedRequest,
  ExportedUser,
  ExternalUserKey,
  FollowBatch,
  FollowBatchResult,
  FollowHistoryItem,
  FollowHistoryPage,
  FollowListItem,
  FollowPage,
  FollowRequestItem,
  FollowRequestPage,
  Health,
  Mute,
  MuteListItem,
  MutePage,
  PutUser,
  PutUsers,
  PutUsersResult,
  Readiness,
  Relationship,
  RelationshipList,
  RelationshipsQuery,
  RelationshipsQueryResult,
  RotateWebhookSecret,
  Service,
  Suggestion,
  SuggestionList,
  User,
  UserDetails,
  UserKeyOrMe,
  UserListItem,
  UserPage,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookPage,
  WebhookWithSecret,
} from './openapi.js';

/** A method for each operation of the service, by its operation id. */
export abstract class RetinueOperations extends CallSender {
  /**
   * Name, version and where to go from here
   *
   * `GET /`
   *
   * @throws ProblemError `malformed_request`, `rate_limited`, `headers_too_large`
   */
  describeService(options: OptionsOf<'describeService'> = {}): Promise<Service> {
    return this.send({ method: 'GET', path: '/' }, options);
  }

  /**
   * Is the process alive?
   *
   * `GET /health/live`
   *
   * @throws ProblemError `malformed_request`, `headers_too_large`
   */
  checkLiveness(options: OptionsOf<'checkLiveness'> = {}): Promise<Health> {
    return this.send({ method: 'GET', path: '/health/live' }, options);
  }

  /**
   * Can it answer, database included?
   *
   * `GET /health/ready`
   *
   * @throws ProblemError `malformed_request`, `headers_too_large`, `database_unavailable`,
   * `database_damaged`, `database_displaced`
   */
  checkReadiness(options: OptionsOf<'checkReadiness'> = {}): Promise<Readiness> {
    return this.send({ method: 'GET', path: '/health/ready' }, options);
  }

  /**
   * Create a user
   *
   * Needs the scope `users:write`, or a user who may.
   *
   * `POST /v1/users`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `email_taken`, `external_id_taken`, `body_too_large`, `not_json`, `invalid_request`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  createUser(body: CreateUser, options: OptionsOf<'createUser'> = {}): Promise<UserDetails> {
    return this.send({ method: 'POST', path: '/v1/users', body, headers: { actAs: 'Act-As' } }, options);
  }

  /**
   * List users
   *
   * By id or, with `q`, by the name that matched. A user who calls does not see those whom they block,
   * or who block them. So, and with `q`, a page may be short, even empty, and still have a `nextCursor`:
   * just go on. With `email` or `externalId` it is a page of one, or none, whoever blocks whom. Needs
   * the scope `users:read`, or a user who may.
   *
   * `GET /v1/users`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listUsers(options: OptionsOf<'listUsers'> = {}): Promise<UserPage> {
    return this.send({ method: 'GET', path: '/v1/users', headers: { actAs: 'Act-As' } }, options);
  }

  /**
   * List users: one after the other, from page to page, or by `pages()`. See {@link listUsers}.
   *
   * @example for await (const item of client.users()) console.log(item);
   */
  users(options: OptionsOf<'listUsers'> = {}): Listing<UserListItem> {
    return this.each((from) => this.listUsers({ ...options, ...from }), options);
  }

  /**
   * Create or change many users by your own ids
   *
   * Up to a thousand in one transaction, in order. One that a rule refuses says so in its row and harms
   * no other. Needs the scope `users:write`, or a user who may.
   *
   * `PUT /v1/users`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `idempotency_key_in_use`, `body_too_large`, `not_json`, `idempotency_key_reused`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  putUsers(body: PutUsers, options: OptionsOf<'putUsers'> = {}): Promise<PutUsersResult> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users',
        body,
        headers: { idempotencyKey: 'Idempotency-Key', actAs: 'Act-As' },
        takesIdempotencyKey: true,
      },
      options,
    );
  }

  /**
   * One user, with counts
   *
   * Needs the scope `users:read`, or a user who may.
   *
   * `GET /v1/users/{id}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`
   */
  getUser(id: UserKeyOrMe, options: OptionsOf<'getUser'> = {}): Promise<UserDetails> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Change a user
   *
   * What the body leaves out stays as it is. Needs the scope `users:write`, or a user who may.
   *
   * `PATCH /v1/users/{id}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `user_not_found`, `email_taken`, `external_id_taken`, `external_id_fixed`,
   * `version_mismatch`, `weak_entity_tag`, `body_too_large`, `not_json`, `invalid_request`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  changeUser(id: UserKeyOrMe, body: ChangeUser, options: OptionsOf<'changeUser'> = {}): Promise<UserDetails> {
    return this.send(
      {
        method: 'PATCH',
        path: '/v1/users/{id}',
        pathValues: { id },
        body,
        headers: { ifMatch: 'If-Match', actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Delete a user
   *
   * With all follows from and to them; counts follow suit. Needs the scope `users:write`, or a user who
   * may.
   *
   * The answer is empty: the promise gives `undefined`.
   *
   * `DELETE /v1/users/{id}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `version_mismatch`, `weak_entity_tag`, `invalid_request`, `rate_limited`, `database_unavailable`,
   * `database_damaged`, `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  deleteUser(id: UserKeyOrMe, options: OptionsOf<'deleteUser'> = {}): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}',
        pathValues: { id },
        headers: { ifMatch: 'If-Match', actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Create or change a user by your own id
   *
   * Whichever it takes; the same again changes nothing, and any number of the same at once make one
   * user. What the body leaves out stays as it is, or is as for any new user. Needs the scope
   * `users:write`, or a user who may.
   *
   * `PUT /v1/users/{id}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `email_taken`, `version_mismatch`, `weak_entity_tag`, `body_too_large`, `not_json`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  putUser(id: ExternalUserKey, body: PutUser, options: OptionsOf<'putUser'> = {}): Promise<UserDetails> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users/{id}',
        pathValues: { id },
        body,
        headers: { ifMatch: 'If-Match', actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Have events sent somewhere
   *
   * Each event is sent in order, at least once, signed by the Standard Webhooks specification. What a
   * receiver does not take is tried again for three days; then the webhook is paused. An event may come
   * twice: its `webhook-id` tells. Needs the scope `webhooks:write`, or a user who may.
   *
   * `POST /v1/webhooks`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `too_many_webhooks`, `events_gone`, `body_too_large`, `not_json`, `invalid_request`,
   * `invalid_event_place`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  createWebhook(body: CreateWebhook, options: OptionsOf<'createWebhook'> = {}): Promise<WebhookWithSecret> {
    return this.send({ method: 'POST', path: '/v1/webhooks', body, headers: { actAs: 'Act-As' } }, options);
  }

  /**
   * All webhooks
   *
   * The oldest first. Needs the scope `webhooks:write`, or a user who may.
   *
   * `GET /v1/webhooks`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listWebhooks(options: OptionsOf<'listWebhooks'> = {}): Promise<WebhookPage> {
    return this.send({ method: 'GET', path: '/v1/webhooks', headers: { actAs: 'Act-As' } }, options);
  }

  /**
   * All webhooks: one after the other, from page to page, or by `pages()`. See {@link listWebhooks}.
   *
   * @example for await (const item of client.webhooks()) console.log(item);
   */
  webhooks(options: OptionsOf<'listWebhooks'> = {}): Listing<Webhook> {
    return this.each((from) => this.listWebhooks({ ...options, ...from }), options);
  }

  /**
   * One webhook, and how it does
   *
   * Needs the scope `webhooks:write`, or a user who may.
   *
   * `GET /v1/webhooks/{id}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `webhook_not_found`, `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  getWebhook(id: PathOf<'getWebhook'>['id'], options: OptionsOf<'getWebhook'> = {}): Promise<Webhook> {
    return this.send(
      { method: 'GET', path: '/v1/webhooks/{id}', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Change, pause or resume a webhook
   *
   * What the body leaves out stays as it is. It takes effect within seconds. Needs the scope
   * `webhooks:write`, or a user who may.
   *
   * `PATCH /v1/webhooks/{id}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `webhook_not_found`, `events_gone`, `body_too_large`, `not_json`, `invalid_request`,
   * `invalid_event_place`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  changeWebhook(
    id: PathOf<'changeWebhook'>['id'],
    body: ChangeWebhook,
    options: OptionsOf<'changeWebhook'> = {},
  ): Promise<Webhook> {
    return this.send(
      { method: 'PATCH', path: '/v1/webhooks/{id}', pathValues: { id }, body, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Delete a webhook
   *
   * With what is known of its deliveries. Needs the scope `webhooks:write`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`.
   *
   * `DELETE /v1/webhooks/{id}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `webhook_not_found`, `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  deleteWebhook(id: PathOf<'deleteWebhook'>['id'], options: OptionsOf<'deleteWebhook'> = {}): Promise<void> {
    return this.send(
      { method: 'DELETE', path: '/v1/webhooks/{id}', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Give a webhook another secret
   *
   * For `overlapHours`, messages are signed with both, so that none is refused while the receiver learns
   * of the new one. Needs the scope `webhooks:write`, or a user who may.
   *
   * `POST /v1/webhooks/{id}/rotate-secret`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `webhook_not_found`, `body_too_large`, `not_json`, `invalid_request`, `rate_limited`,
   * `database_unavailable`, `database_damaged`, `database_displaced`, `token_keys_unavailable`,
   * `storage_full`
   */
  rotateWebhookSecret(
    id: PathOf<'rotateWebhookSecret'>['id'],
    { secret, overlapHours, ...options }: RotateWebhookSecret & OptionsOf<'rotateWebhookSecret'> = {},
  ): Promise<WebhookWithSecret> {
    return this.send(
      {
        method: 'POST',
        path: '/v1/webhooks/{id}/rotate-secret',
        pathValues: { id },
        body: { secret, overlapHours },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Send a test
   *
   * A message of the type `webhook.test`, at once, whether the webhook is paused or not. It is not tried
   * again. Needs the scope `webhooks:write`, or a user who may.
   *
   * `POST /v1/webhooks/{id}/test`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `webhook_not_found`, `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  testWebhook(
    id: PathOf<'testWebhook'>['id'],
    options: OptionsOf<'testWebhook'> = {},
  ): Promise<WebhookDelivery> {
    return this.send(
      { method: 'POST', path: '/v1/webhooks/{id}/test', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * What became of the messages to a webhook
   *
   * The newest first. Needs the scope `webhooks:write`, or a user who may.
   *
   * `GET /v1/webhooks/{id}/deliveries`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `webhook_not_found`, `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`,
   * `database_damaged`, `database_displaced`, `token_keys_unavailable`
   */
  listWebhookDeliveries(
    id: PathOf<'listWebhookDeliveries'>['id'],
    options: OptionsOf<'listWebhookDeliveries'> = {},
  ): Promise<WebhookDeliveryPage> {
    return this.send(
      {
        method: 'GET',
        path: '/v1/webhooks/{id}/deliveries',
        pathValues: { id },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * What became of the messages to a webhook: one after the other, from page to page, or by `pages()`.
   * See {@link listWebhookDeliveries}.
   *
   * @example for await (const item of client.webhookDeliveries(42)) console.log(item);
   */
  webhookDeliveries(
    id: PathOf<'listWebhookDeliveries'>['id'],
    options: OptionsOf<'listWebhookDeliveries'> = {},
  ): Listing<WebhookDelivery> {
    return this.each((from) => this.listWebhookDeliveries(id, { ...options, ...from }), options);
  }

  /**
   * Send a message again
   *
   * The same event under the same `webhook-id`, at once, out of its turn. It is not tried again. A test
   * is sent as a new one. Needs the scope `webhooks:write`, or a user who may.
   *
   * `POST /v1/webhooks/{id}/deliveries/{deliveryId}/redeliver`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`,
   * `webhook_not_found`, `delivery_not_found`, `events_gone`, `invalid_request`, `rate_limited`,
   * `database_unavailable`, `database_damaged`, `database_displaced`, `token_keys_unavailable`,
   * `storage_full`
   */
  redeliverWebhook(
    id: PathOf<'redeliverWebhook'>['id'],
    deliveryId: PathOf<'redeliverWebhook'>['deliveryId'],
    options: OptionsOf<'redeliverWebhook'> = {},
  ): Promise<WebhookDelivery> {
    return this.send(
      {
        method: 'POST',
        path: '/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver',
        pathValues: { id, deliveryId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Follow a user
   *
   * A private user is asked first: a request waits until it answers. Asking again changes nothing, the
   * time of the follow neither. Needs the scope `follows:write`, or a user who may.
   *
   * `PUT /v1/users/{id}/following/{followeeId}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `blocked`, `follow_not_allowed`,
   * `too_many_followed`, `too_many_requests_pending`, `scope_missing`, `not_allowed`, `user_not_found`,
   * `body_too_large`, `not_json`, `cannot_follow_self`, `invalid_request`, `too_many_follows_today`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  follow(id: UserKeyOrMe, followeeId: UserKeyOrMe, options: OptionsOf<'follow'> = {}): Promise<Relationship> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users/{id}/following/{followeeId}',
        pathValues: { id, followeeId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Unfollow a user, or withdraw the request
   *
   * Also fine when there was nothing to end. Needs the scope `follows:write`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`. What is between the two now, `getRelationships`
   * says.
   *
   * `DELETE /v1/users/{id}/following/{followeeId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  unfollow(id: UserKeyOrMe, followeeId: UserKeyOrMe, options: OptionsOf<'unfollow'> = {}): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}/following/{followeeId}',
        pathValues: { id, followeeId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Does one user follow another?
   *
   * Needs the scope `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/following/{followeeId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `not_following`,
   * `user_not_found`, `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  getFollow(
    id: UserKeyOrMe,
    followeeId: UserKeyOrMe,
    options: OptionsOf<'getFollow'> = {},
  ): Promise<Relationship> {
    return this.send(
      {
        method: 'GET',
        path: '/v1/users/{id}/following/{followeeId}',
        pathValues: { id, followeeId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Who follows a user
   *
   * With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a
   * `nextCursor`, when few of those looked at match: just go on. Needs the scope `follows:read`, or a
   * user who may.
   *
   * `GET /v1/users/{id}/followers`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listFollowers(id: UserKeyOrMe, options: OptionsOf<'listFollowers'> = {}): Promise<FollowPage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/followers', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Who follows a user: one after the other, from page to page, or by `pages()`. See {@link
   * listFollowers}.
   *
   * @example for await (const item of client.followers(42)) console.log(item);
   */
  followers(id: UserKeyOrMe, options: OptionsOf<'listFollowers'> = {}): Listing<FollowListItem> {
    return this.each((from) => this.listFollowers(id, { ...options, ...from }), options);
  }

  /**
   * Whom a user follows
   *
   * With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a
   * `nextCursor`, when few of those looked at match: just go on. Needs the scope `follows:read`, or a
   * user who may.
   *
   * `GET /v1/users/{id}/following`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listFollowing(id: UserKeyOrMe, options: OptionsOf<'listFollowing'> = {}): Promise<FollowPage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/following', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Whom a user follows: one after the other, from page to page, or by `pages()`. See {@link
   * listFollowing}.
   *
   * @example for await (const item of client.following(42)) console.log(item);
   */
  following(id: UserKeyOrMe, options: OptionsOf<'listFollowing'> = {}): Listing<FollowListItem> {
    return this.each((from) => this.listFollowing(id, { ...options, ...from }), options);
  }

  /**
   * Remove a follower
   *
   * Ends the follow from the side of the one followed; also fine when there was none. Needs the scope
   * `follows:write`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`. What is between the two now, `getRelationships`
   * says.
   *
   * `DELETE /v1/users/{id}/followers/{followerId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  removeFollower(
    id: UserKeyOrMe,
    followerId: UserKeyOrMe,
    options: OptionsOf<'removeFollower'> = {},
  ): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}/followers/{followerId}',
        pathValues: { id, followerId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Who follows a user and is followed back
   *
   * `followedAt`, and the order, are of the user's own follow. A page may be short, even empty, and
   * still have a `nextCursor`, when few of those looked at match: just go on. Needs the scope
   * `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/mutuals`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listMutuals(id: UserKeyOrMe, options: OptionsOf<'listMutuals'> = {}): Promise<FollowPage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/mutuals', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Who follows a user and is followed back: one after the other, from page to page, or by `pages()`.
   * See {@link listMutuals}.
   *
   * @example for await (const item of client.mutuals(42)) console.log(item);
   */
  mutuals(id: UserKeyOrMe, options: OptionsOf<'listMutuals'> = {}): Listing<FollowListItem> {
    return this.each((from) => this.listMutuals(id, { ...options, ...from }), options);
  }

  /**
   * Which of a user's followers the viewer follows
   *
   * `followedAt`, and the order, newest first, are of the viewer's follow. A page may be short, even
   * empty, and still have a `nextCursor`, when few of those looked at match: just go on. Needs the scope
   * `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/known-followers`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listKnownFollowers(id: UserKeyOrMe, options: OptionsOf<'listKnownFollowers'>): Promise<FollowPage> {
    return this.send(
      {
        method: 'GET',
        path: '/v1/users/{id}/known-followers',
        pathValues: { id },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Which of a user's followers the viewer follows: one after the other, from page to page, or by
   * `pages()`. See {@link listKnownFollowers}.
   *
   * @example for await (const item of client.knownFollowers(42, options)) console.log(item);
   */
  knownFollowers(id: UserKeyOrMe, options: OptionsOf<'listKnownFollowers'>): Listing<FollowListItem> {
    return this.each((from) => this.listKnownFollowers(id, { ...options, ...from }), options);
  }

  /**
   * Whom a user may want to follow next
   *
   * Those whom the most of the followees follow, without the user, those already followed or requested,
   * blocked either way, muted, or of a type that the policy does not let the user follow. It looks at
   * the 200 latest followees and the 100 latest follows of each. Needs the scope `follows:read`, or a
   * user who may.
   *
   * `GET /v1/users/{id}/suggestions`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`
   */
  listSuggestions(id: UserKeyOrMe, options: OptionsOf<'listSuggestions'> = {}): Promise<SuggestionList> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/suggestions', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Whom a user may want to follow next: one after the other, from page to page, or by `pages()`. See
   * {@link listSuggestions}.
   *
   * @example for await (const item of client.suggestions(42)) console.log(item);
   */
  suggestions(id: UserKeyOrMe, options: OptionsOf<'listSuggestions'> = {}): Listing<Suggestion> {
    return this.each((from) => this.listSuggestions(id, { ...options, ...from }), options);
  }

  /**
   * Who waits for a private user's answer
   *
   * The newest first. Needs the scope `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/follow-requests`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listFollowRequests(
    id: UserKeyOrMe,
    options: OptionsOf<'listFollowRequests'> = {},
  ): Promise<FollowRequestPage> {
    return this.send(
      {
        method: 'GET',
        path: '/v1/users/{id}/follow-requests',
        pathValues: { id },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Who waits for a private user's answer: one after the other, from page to page, or by `pages()`. See
   * {@link listFollowRequests}.
   *
   * @example for await (const item of client.followRequests(42)) console.log(item);
   */
  followRequests(id: UserKeyOrMe, options: OptionsOf<'listFollowRequests'> = {}): Listing<FollowRequestItem> {
    return this.each((from) => this.listFollowRequests(id, { ...options, ...from }), options);
  }

  /**
   * Accept a request
   *
   * The follow begins now. Needs the scope `follows:write`, or a user who may.
   *
   * `PUT /v1/users/{id}/follow-requests/{followerId}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `request_not_found`, `user_not_found`, `body_too_large`, `not_json`, `invalid_request`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  acceptFollowRequest(
    id: UserKeyOrMe,
    followerId: UserKeyOrMe,
    options: OptionsOf<'acceptFollowRequest'> = {},
  ): Promise<Relationship> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users/{id}/follow-requests/{followerId}',
        pathValues: { id, followerId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Reject a request
   *
   * Also fine when there was none. The other may ask again; a block keeps it from that. Needs the scope
   * `follows:write`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`. What is between the two now, `getRelationships`
   * says.
   *
   * `DELETE /v1/users/{id}/follow-requests/{followerId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `already_accepted`, `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`, `storage_full`
   */
  rejectFollowRequest(
    id: UserKeyOrMe,
    followerId: UserKeyOrMe,
    options: OptionsOf<'rejectFollowRequest'> = {},
  ): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}/follow-requests/{followerId}',
        pathValues: { id, followerId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Whom a user blocks
   *
   * The newest first. Needs the scope `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/blocks`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listBlocks(id: UserKeyOrMe, options: OptionsOf<'listBlocks'> = {}): Promise<BlockPage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/blocks', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Whom a user blocks: one after the other, from page to page, or by `pages()`. See {@link listBlocks}.
   *
   * @example for await (const item of client.blocks(42)) console.log(item);
   */
  blocks(id: UserKeyOrMe, options: OptionsOf<'listBlocks'> = {}): Listing<BlockListItem> {
    return this.each((from) => this.listBlocks(id, { ...options, ...from }), options);
  }

  /**
   * Block a user
   *
   * Ends both follows and both requests between the two; neither can follow the other until the block
   * ends. Needs the scope `follows:write`, or a user who may.
   *
   * `PUT /v1/users/{id}/blocks/{otherId}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `user_not_found`, `body_too_large`, `not_json`, `cannot_block_self`, `invalid_request`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  block(id: UserKeyOrMe, otherId: UserKeyOrMe, options: OptionsOf<'block'> = {}): Promise<Relationship> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users/{id}/blocks/{otherId}',
        pathValues: { id, otherId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * End a block
   *
   * Also fine when there was none. What the block ended stays ended. Needs the scope `follows:write`, or
   * a user who may.
   *
   * The answer is empty: the promise gives `undefined`. What is between the two now, `getRelationships`
   * says.
   *
   * `DELETE /v1/users/{id}/blocks/{otherId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  unblock(id: UserKeyOrMe, otherId: UserKeyOrMe, options: OptionsOf<'unblock'> = {}): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}/blocks/{otherId}',
        pathValues: { id, otherId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Whom a user mutes
   *
   * The newest first; mutes that have ended are not among them. Needs the scope `follows:read`, or a
   * user who may.
   *
   * `GET /v1/users/{id}/mutes`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listMutes(id: UserKeyOrMe, options: OptionsOf<'listMutes'> = {}): Promise<MutePage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/mutes', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Whom a user mutes: one after the other, from page to page, or by `pages()`. See {@link listMutes}.
   *
   * @example for await (const item of client.mutes(42)) console.log(item);
   */
  mutes(id: UserKeyOrMe, options: OptionsOf<'listMutes'> = {}): Listing<MuteListItem> {
    return this.each((from) => this.listMutes(id, { ...options, ...from }), options);
  }

  /**
   * Mute a user
   *
   * For good, or until `expiresAt`; muting again changes the end. It changes no follow. Needs the scope
   * `follows:write`, or a user who may.
   *
   * `PUT /v1/users/{id}/mutes/{otherId}`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `user_not_found`, `body_too_large`, `not_json`, `cannot_mute_self`, `invalid_request`,
   * `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  mute(
    id: UserKeyOrMe,
    otherId: UserKeyOrMe,
    { expiresAt, ...options }: Mute & OptionsOf<'mute'> = {},
  ): Promise<Relationship> {
    return this.send(
      {
        method: 'PUT',
        path: '/v1/users/{id}/mutes/{otherId}',
        pathValues: { id, otherId },
        body: { expiresAt },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * End a mute
   *
   * Also fine when there was none. Needs the scope `follows:write`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`. What is between the two now, `getRelationships`
   * says.
   *
   * `DELETE /v1/users/{id}/mutes/{otherId}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  unmute(id: UserKeyOrMe, otherId: UserKeyOrMe, options: OptionsOf<'unmute'> = {}): Promise<void> {
    return this.send(
      {
        method: 'DELETE',
        path: '/v1/users/{id}/mutes/{otherId}',
        pathValues: { id, otherId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * What is between a user and some others
   *
   * Needs the scope `follows:read`, or a user who may.
   *
   * `GET /v1/users/{id}/relationships`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`
   */
  getRelationships(id: UserKeyOrMe, options: OptionsOf<'getRelationships'>): Promise<RelationshipList> {
    return this.sendInParts(
      {
        method: 'GET',
        path: '/v1/users/{id}/relationships',
        pathValues: { id },
        headers: { actAs: 'Act-As' },
        parts: { name: 'ids', atMost: 100 },
      },
      options,
    );
  }

  /**
   * What is between the two of each pair
   *
   * Changes nothing. Needs the scope `follows:read`, or a user who may.
   *
   * `POST /v1/relationships/query`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `body_too_large`, `not_json`, `invalid_request`, `rate_limited`, `database_unavailable`,
   * `database_damaged`, `database_displaced`, `token_keys_unavailable`
   */
  queryRelationships(
    body: RelationshipsQuery,
    options: OptionsOf<'queryRelationships'> = {},
  ): Promise<RelationshipsQueryResult> {
    return this.send(
      { method: 'POST', path: '/v1/relationships/query', body, headers: { actAs: 'Act-As' }, reads: true },
      options,
    );
  }

  /**
   * Follow and unfollow many at once
   *
   * Up to a thousand operations in one transaction, in order. One that a rule refuses says so in its row
   * and harms no other. With `dryRun` the rows say what would come of it. Needs the scope
   * `follows:write`, or a user who may.
   *
   * `POST /v1/follows/batch`
   *
   * @throws ProblemError `malformed_request`, `unauthenticated`, `scope_missing`, `not_allowed`,
   * `blocked`, `idempotency_key_in_use`, `body_too_large`, `not_json`, `idempotency_key_reused`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`, `storage_full`
   */
  applyFollowBatch(
    body: FollowBatch,
    options: OptionsOf<'applyFollowBatch'> = {},
  ): Promise<FollowBatchResult> {
    return this.send(
      {
        method: 'POST',
        path: '/v1/follows/batch',
        body,
        headers: { idempotencyKey: 'Idempotency-Key', actAs: 'Act-As' },
        takesIdempotencyKey: true,
      },
      options,
    );
  }

  /**
   * Whom a user gained and lost, and when
   *
   * Every change in the lists of followers and followed. With `order=oldest`, applied one after the
   * other, the changes give the lists as they are, unless old events are taken away: then the history
   * begins later. An imported follow counts from its import. Needs the scope `follows:read`, or a user
   * who may.
   *
   * `GET /v1/users/{id}/follow-history`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `invalid_cursor`, `rate_limited`, `database_unavailable`, `database_damaged`,
   * `database_displaced`, `token_keys_unavailable`
   */
  listFollowHistory(
    id: UserKeyOrMe,
    options: OptionsOf<'listFollowHistory'> = {},
  ): Promise<FollowHistoryPage> {
    return this.send(
      {
        method: 'GET',
        path: '/v1/users/{id}/follow-history',
        pathValues: { id },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }

  /**
   * Whom a user gained and lost, and when: one after the other, from page to page, or by `pages()`. See
   * {@link listFollowHistory}.
   *
   * @example for await (const item of client.followHistory(42)) console.log(item);
   */
  followHistory(id: UserKeyOrMe, options: OptionsOf<'listFollowHistory'> = {}): Listing<FollowHistoryItem> {
    return this.each((from) => this.listFollowHistory(id, { ...options, ...from }), options);
  }

  /**
   * What happened, in order
   *
   * Every change of users, follows, requests, blocks and mutes, once, in an order in which what rests on
   * another change comes after it. Keep `nextAfter` when you have dealt with a page, and go on from
   * there: nothing is left out, whatever committed late, and nothing comes twice. With `waitSeconds` the
   * answer waits for the next event. With `Accept: text/event-stream` it does not end: events come as
   * they happen, without `after` those from now on. Needs the scope `events:read`, or a user who may.
   *
   * `GET /v1/events`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `events_gone`, `invalid_request`, `invalid_event_place`, `rate_limited`, `database_unavailable`,
   * `database_damaged`, `database_displaced`, `token_keys_unavailable`
   */
  listEvents(options: OptionsOf<'listEvents'> = {}): Promise<ChangeEventPage> {
    return this.send({ method: 'GET', path: '/v1/events', headers: { actAs: 'Act-As' } }, options);
  }

  /**
   * What happened, in order: one after the other, each once, and on with those to come: it waits for
   * them, and reconnects by itself once there was a first answer. Keep the `id` of the last one that you
   * have dealt with, and begin with it as `after`. See {@link listEvents}.
   *
   * @example for await (const event of client.events({ after })) console.log(event.type);
   */
  events(
    options: Omit<OptionsOf<'listEvents'>, 'waitSeconds'> = {},
  ): AsyncGenerator<ChangeEvent, void, undefined> {
    return this.feed((from) => this.listEvents({ ...options, ...from }), options);
  }

  /**
   * What happened to a user, in order: who followed them, who asks
   *
   * As the log of all changes, of one user: what they did, and what others did to them, but not who
   * blocks or mutes them. With `Accept: text/event-stream` a page can show that somebody followed, as it
   * happens. Needs the scope `events:read`, or a user who may.
   *
   * `GET /v1/users/{id}/events`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `events_gone`, `invalid_request`, `invalid_event_place`, `rate_limited`, `database_unavailable`,
   * `database_damaged`, `database_displaced`, `token_keys_unavailable`
   */
  listUserEvents(id: UserKeyOrMe, options: OptionsOf<'listUserEvents'> = {}): Promise<ChangeEventPage> {
    return this.send(
      { method: 'GET', path: '/v1/users/{id}/events', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * What happened to a user, in order: who followed them, who asks: one after the other, each once, and
   * on with those to come: it waits for them, and reconnects by itself once there was a first answer.
   * Keep the `id` of the last one that you have dealt with, and begin with it as `after`. See {@link
   * listUserEvents}.
   *
   * @example for await (const event of client.userEvents(42, { after })) console.log(event.type);
   */
  userEvents(
    id: UserKeyOrMe,
    options: Omit<OptionsOf<'listUserEvents'>, 'waitSeconds'> = {},
  ): AsyncGenerator<ChangeEvent, void, undefined> {
    return this.feed((from) => this.listUserEvents(id, { ...options, ...from }), options);
  }

  /**
   * All that is kept about a user
   *
   * A JSON object in each line, told apart by `kind`: the user, then whom they follow and who follows
   * them, requests in both directions, whom they block and mute, and their history, the oldest first of
   * each. All but the profile, which is read just before, is as it stands at one moment. An answer whose
   * last line is not of the kind `end` was cut. Needs the scope `admin`, or a user who may.
   *
   * The answer is empty: the promise gives `undefined`.
   *
   * `GET /v1/users/{id}/export`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`
   *
   * @throws CutAnswerError
   *
   * @example for await (const line of client.exportUser(42)) console.log(line.kind);
   */
  exportUser(
    id: UserKeyOrMe,
    options: OptionsOf<'exportUser'> = {},
  ): AsyncGenerator<
    ExportedUser | ExportedFollow | ExportedRequest | ExportedBlock | ExportedMute | ExportedChange,
    void,
    undefined
  > {
    return this.lines(
      { method: 'GET', path: '/v1/users/{id}/export', pathValues: { id }, headers: { actAs: 'Act-As' } },
      options,
    );
  }

  /**
   * Get Followers Of User
   *
   * All of them in one array, by first name, then last name. For pages, the list of followers is the
   * better one. Needs the scope `emails:read`, or a user who may.
   *
   * `GET /user/followers/{user_id}`
   *
   * @throws ProblemError `unauthenticated`, `scope_missing`, `not_allowed`, `blocked`, `user_not_found`,
   * `invalid_request`, `rate_limited`, `database_unavailable`, `database_damaged`, `database_displaced`,
   * `token_keys_unavailable`
   */
  getLegacyFollowers(
    userId: PathOf<'getLegacyFollowers'>['user_id'],
    options: OptionsOf<'getLegacyFollowers'> = {},
  ): Promise<User[]> {
    return this.send(
      {
        method: 'GET',
        path: '/user/followers/{user_id}',
        pathValues: { user_id: userId },
        headers: { actAs: 'Act-As' },
      },
      options,
    );
  }
}
