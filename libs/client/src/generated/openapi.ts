// Made by `npm run client` from the OpenAPI document: change that, and run it again.

/** A user by the id that your own system has for them: `ext:4711`. External ids have 1 to 255 characters. */
export type ExternalUserKey = `ext:${string}`;

/** A user in a path or a query: by the service's own id, as a number or in digits, or by an external id. */
export type UserKey = number | `${number}` | ExternalUserKey;

/** A user in a path: with a token, `me` is the user who calls. */
export type UserKeyOrMe = UserKey | 'me';

/** A user in a body, where an id is a number. */
export type BodyUserKey = number | ExternalUserKey;

/** Which types there are is a setting of the service (`USER_TYPES`): these, if it has none. */
export type UserType = 'person' | 'brand' | (string & {});

/** The codes of all problems that this version knows. */
export type ProblemCode =
  | 'already_accepted'
  | 'blocked'
  | 'body_too_large'
  | 'cannot_block_self'
  | 'cannot_follow_self'
  | 'cannot_mute_self'
  | 'database_damaged'
  | 'database_displaced'
  | 'database_unavailable'
  | 'delivery_not_found'
  | 'email_taken'
  | 'events_gone'
  | 'expectation_failed'
  | 'external_id_fixed'
  | 'external_id_taken'
  | 'follow_not_allowed'
  | 'headers_too_large'
  | 'idempotency_key_in_use'
  | 'idempotency_key_reused'
  | 'internal_error'
  | 'invalid_cursor'
  | 'invalid_event_place'
  | 'invalid_request'
  | 'malformed_request'
  | 'method_not_allowed'
  | 'no_file_handle'
  | 'not_allowed'
  | 'not_following'
  | 'not_json'
  | 'rate_limited'
  | 'request_not_found'
  | 'request_timeout'
  | 'route_not_found'
  | 'scope_missing'
  | 'storage_full'
  | 'token_keys_unavailable'
  | 'too_many_followed'
  | 'too_many_follows_today'
  | 'too_many_requests_pending'
  | 'too_many_webhooks'
  | 'unauthenticated'
  | 'uri_too_long'
  | 'user_not_found'
  | 'version_mismatch'
  | 'weak_entity_tag'
  | 'webhook_not_found';

/** A code that a service may answer: a later one may know more of them. */
export type AnyProblemCode = ProblemCode | (string & {});

/** What an event tells beside who and when. Which of it there is, its `type` says. */
export type ChangeEventData = ChangeEvent['data'];

export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Name, version and where to go from here */
    get: operations['describeService'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the process alive? */
    get: operations['checkLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Can it answer, database included? */
    get: operations['checkReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List users
     * @description By id or, with `q`, by the name that matched. A user who calls does not see those whom they block, or who block them. So, and with `q`, a page may be short, even empty, and still have a `nextCursor`: just go on. With `email` or `externalId` it is a page of one, or none, whoever blocks whom.
     *
     *     Needs the scope `users:read`, or a user who may.
     */
    get: operations['listUsers'];
    /**
     * Create or change many users by your own ids
     * @description Up to a thousand in one transaction, in order. One that a rule refuses says so in its row and harms no other.
     *
     *     Needs the scope `users:write`, or a user who may.
     */
    put: operations['putUsers'];
    /**
     * Create a user
     * @description Needs the scope `users:write`, or a user who may.
     */
    post: operations['createUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One user, with counts
     * @description Needs the scope `users:read`, or a user who may.
     */
    get: operations['getUser'];
    /**
     * Create or change a user by your own id
     * @description Whichever it takes; the same again changes nothing, and any number of the same at once make one user. What the body leaves out stays as it is, or is as for any new user.
     *
     *     Needs the scope `users:write`, or a user who may.
     */
    put: operations['putUser'];
    post?: never;
    /**
     * Delete a user
     * @description With all follows from and to them; counts follow suit.
     *
     *     Needs the scope `users:write`, or a user who may.
     */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description What the body leaves out stays as it is.
     *
     *     Needs the scope `users:write`, or a user who may.
     */
    patch: operations['changeUser'];
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All webhooks
     * @description The oldest first.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    get: operations['listWebhooks'];
    put?: never;
    /**
     * Have events sent somewhere
     * @description Each event is sent in order, at least once, signed by the Standard Webhooks specification. What a receiver does not take is tried again for three days; then the webhook is paused. An event may come twice: its `webhook-id` tells.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    post: operations['createWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One webhook, and how it does
     * @description Needs the scope `webhooks:write`, or a user who may.
     */
    get: operations['getWebhook'];
    put?: never;
    post?: never;
    /**
     * Delete a webhook
     * @description With what is known of its deliveries.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    delete: operations['deleteWebhook'];
    options?: never;
    head?: never;
    /**
     * Change, pause or resume a webhook
     * @description What the body leaves out stays as it is. It takes effect within seconds.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    patch: operations['changeWebhook'];
    trace?: never;
  };
  '/v1/webhooks/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook another secret
     * @description For `overlapHours`, messages are signed with both, so that none is refused while the receiver learns of the new one.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a test
     * @description A message of the type `webhook.test`, at once, whether the webhook is paused or not. It is not tried again.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of the messages to a webhook
     * @description The newest first.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message again
     * @description The same event under the same `webhook-id`, at once, out of its turn. It is not tried again. A test is sent as a new one.
     *
     *     Needs the scope `webhooks:write`, or a user who may.
     */
    post: operations['redeliverWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/following/{followeeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Does one user follow another?
     * @description Needs the scope `follows:read`, or a user who may.
     */
    get: operations['getFollow'];
    /**
     * Follow a user
     * @description A private user is asked first: a request waits until it answers. Asking again changes nothing, the time of the follow neither.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    put: operations['follow'];
    post?: never;
    /**
     * Unfollow a user, or withdraw the request
     * @description Also fine when there was nothing to end.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    delete: operations['unfollow'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/followers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who follows a user
     * @description With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listFollowers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/following': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a user follows
     * @description With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listFollowing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/followers/{followerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a follower
     * @description Ends the follow from the side of the one followed; also fine when there was none.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    delete: operations['removeFollower'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/mutuals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who follows a user and is followed back
     * @description `followedAt`, and the order, are of the user's own follow. A page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listMutuals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/known-followers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which of a user's followers the viewer follows
     * @description `followedAt`, and the order, newest first, are of the viewer's follow. A page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listKnownFollowers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a user may want to follow next
     * @description Those whom the most of the followees follow, without the user, those already followed or requested, blocked either way, muted, or of a type that the policy does not let the user follow. It looks at the 200 latest followees and the 100 latest follows of each.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listSuggestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/follow-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who waits for a private user's answer
     * @description The newest first.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listFollowRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/follow-requests/{followerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Accept a request
     * @description The follow begins now.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    put: operations['acceptFollowRequest'];
    post?: never;
    /**
     * Reject a request
     * @description Also fine when there was none. The other may ask again; a block keeps it from that.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    delete: operations['rejectFollowRequest'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/blocks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a user blocks
     * @description The newest first.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listBlocks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/blocks/{otherId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Block a user
     * @description Ends both follows and both requests between the two; neither can follow the other until the block ends.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    put: operations['block'];
    post?: never;
    /**
     * End a block
     * @description Also fine when there was none. What the block ended stays ended.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    delete: operations['unblock'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/mutes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a user mutes
     * @description The newest first; mutes that have ended are not among them.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listMutes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/mutes/{otherId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Mute a user
     * @description For good, or until `expiresAt`; muting again changes the end. It changes no follow.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    put: operations['mute'];
    post?: never;
    /**
     * End a mute
     * @description Also fine when there was none.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    delete: operations['unmute'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/relationships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is between a user and some others
     * @description Needs the scope `follows:read`, or a user who may.
     */
    get: operations['getRelationships'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/relationships/query': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What is between the two of each pair
     * @description Changes nothing.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    post: operations['queryRelationships'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/follows/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Follow and unfollow many at once
     * @description Up to a thousand operations in one transaction, in order. One that a rule refuses says so in its row and harms no other. With `dryRun` the rows say what would come of it.
     *
     *     Needs the scope `follows:write`, or a user who may.
     */
    post: operations['applyFollowBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/follow-history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a user gained and lost, and when
     * @description Every change in the lists of followers and followed. With `order=oldest`, applied one after the other, the changes give the lists as they are, unless old events are taken away: then the history begins later. An imported follow counts from its import.
     *
     *     Needs the scope `follows:read`, or a user who may.
     */
    get: operations['listFollowHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, in order
     * @description Every change of users, follows, requests, blocks and mutes, once, in an order in which what rests on another change comes after it. Keep `nextAfter` when you have dealt with a page, and go on from there: nothing is left out, whatever committed late, and nothing comes twice. With `waitSeconds` the answer waits for the next event. With `Accept: text/event-stream` it does not end: events come as they happen, without `after` those from now on.
     *
     *     Needs the scope `events:read`, or a user who may.
     */
    get: operations['listEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened to a user, in order: who followed them, who asks
     * @description As the log of all changes, of one user: what they did, and what others did to them, but not who blocks or mutes them. With `Accept: text/event-stream` a page can show that somebody followed, as it happens.
     *
     *     Needs the scope `events:read`, or a user who may.
     */
    get: operations['listUserEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that is kept about a user
     * @description A JSON object in each line, told apart by `kind`: the user, then whom they follow and who follows them, requests in both directions, whom they block and mute, and their history, the oldest first of each. All but the profile, which is read just before, is as it stands at one moment. An answer whose last line is not of the kind `end` was cut.
     *
     *     Needs the scope `admin`, or a user who may.
     */
    get: operations['exportUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/user/followers/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get Followers Of User
     * @description All of them in one array, by first name, then last name. For pages, the list of followers is the better one.
     *
     *     Needs the scope `emails:read`, or a user who may.
     */
    get: operations['getLegacyFollowers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description One invalid value, and what to mend. */
    ProblemField: {
      /**
       * @description JSON pointer to a value of the body.
       * @example #/firstName
       */
      pointer?: string;
      /**
       * @description Name of a path, query or header parameter.
       * @example limit
       */
      parameter?: string;
      /**
       * @description What to mend.
       * @example limit must be a whole number from 1 to 1000
       */
      detail: string;
    };
    /** @description RFC 9457 problem details: the body of every error. */
    Problem: {
      /**
       * Format: uri
       * @example urn:retinue:problem:user_not_found
       */
      type: string;
      /**
       * @description The same for each occurrence of a code.
       * @example User not found
       */
      title: string;
      /** @example 404 */
      status: number;
      /**
       * @description What happened this time.
       * @example User not found
       */
      detail: string;
      /**
       * @description Stable code to switch on; a later version may know more of them.
       * @example user_not_found
       */
      code: AnyProblemCode;
      /** @description Each invalid value. */
      errors?: components['schemas']['ProblemField'][];
    };
    ServiceLinks: {
      /** @example /docs */
      docs: string;
      /** @example /docs-json */
      openapi: string;
      /** @example /health/ready */
      health: string;
    };
    Service: {
      /** @example Retinue */
      name: string;
      /** @example 0.1.0 */
      version: string;
      /**
       * @description NODE_ENV of the server.
       * @example production
       */
      environment: string;
      /**
       * @description Whether the server runs under test.
       * @example false
       */
      testing: boolean;
      links: components['schemas']['ServiceLinks'];
    };
    Health: {
      /**
       * @example ok
       * @enum {string}
       */
      status: 'ok';
    };
    DegradedPart: {
      /**
       * @description `storage`, `primary`, or a replica by its number.
       * @example replica 1
       */
      part: string;
      /**
       * @description What it means for requests.
       * @example No reads go to it: the log says why
       */
      detail: string;
    };
    Readiness: {
      /**
       * @description `degraded`: requests are answered, but some part does less than it should.
       * @example ok
       * @enum {string}
       */
      status: 'ok' | 'degraded';
      /** @description Only where there are some. */
      degraded?: components['schemas']['DegradedPart'][];
    };
    CreateUser: {
      /**
       * @description The id that your own system has for them, compared to the letter. Unique, and fixed once given. 1 to 255 characters.
       * @example null
       */
      externalId?: string | null;
      /**
       * @description 1 to 50 characters.
       * @example Lone
       */
      firstName: string;
      /**
       * @description 1 to 50 characters.
       * @example Ranger
       */
      lastName?: string | null;
      /**
       * Format: email
       * @description Unique, upper and lower case being the same. At most 254 characters.
       * @example lone@ranger.dk
       */
      email?: string | null;
      /**
       * @default person
       * @example person
       */
      type?: UserType;
      /**
       * @description Whether others must ask before they follow. It hides no list: whoever may ask the service sees followers and followed of a private user, too. Becoming public accepts all requests that wait.
       * @default false
       * @example false
       */
      isPrivate?: boolean;
      /**
       * @description What lists shall show beside the name. It takes the place of what there was, as a whole: at most 2048 bytes of JSON, nested at most 5 deep. `null` is `{}`.
       * @example {
       *       "displayName": "Lone"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /** @description A user, with counts. */
    UserDetails: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Mate */
      firstName: string;
      /** @example Nagy */
      lastName: string | null;
      /**
       * @description `null` when there is none, and for a caller who may not see it.
       * @example mate@nagy.dk
       */
      email: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /** @example 2 */
      followersCount: number;
      /** @example 2 */
      followingCount: number;
      /**
       * @description Also the ETag. Counts do not change it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      updatedAt: string;
    };
    /** @description What is between the user who calls and the one in the item. */
    ViewerLinks: {
      /**
       * @description Whether the caller follows them.
       * @example true
       */
      following: boolean;
      /**
       * @description Whether they follow the caller.
       * @example false
       */
      followedBy: boolean;
      /**
       * @description Whether the caller has asked to follow them.
       * @example false
       */
      requested: boolean;
      /**
       * @description Whether the caller mutes them.
       * @example false
       */
      muting: boolean;
    };
    /** @description A user in a list, with counts. */
    UserListItem: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Mate */
      firstName: string;
      /** @example Nagy */
      lastName: string | null;
      /**
       * @description `null` when there is none, and for a caller who may not see it.
       * @example mate@nagy.dk
       */
      email: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /** @example 2 */
      followersCount: number;
      /** @example 2 */
      followingCount: number;
      /**
       * @description Also the ETag. Counts do not change it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      updatedAt: string;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    UserPage: {
      items: components['schemas']['UserListItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    /** @description What is left out stays as it is. */
    ChangeUser: {
      /**
       * @description Only of a user who has none: once given, it stays. 1 to 255 characters.
       * @example null
       */
      externalId?: string | null;
      /**
       * @description 1 to 50 characters.
       * @example Mate
       */
      firstName?: string;
      /**
       * @description 1 to 50 characters.
       * @example Nagy
       */
      lastName?: string | null;
      /**
       * Format: email
       * @description At most 254 characters.
       * @example mate@nagy.dk
       */
      email?: string | null;
      /** @example person */
      type?: UserType;
      /**
       * @description Whether others must ask before they follow. It hides no list: whoever may ask the service sees followers and followed of a private user, too. Becoming public accepts all requests that wait.
       * @example false
       */
      isPrivate?: boolean;
      /**
       * @description What lists shall show beside the name. It takes the place of what there was, as a whole: at most 2048 bytes of JSON, nested at most 5 deep. `null` is `{}`.
       * @example {
       *       "displayName": "Lone"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /** @description What is left out stays as it is, or is as for any new user; `null` takes it away. */
    PutUser: {
      /**
       * @description 1 to 50 characters.
       * @example Nagy
       */
      lastName?: string | null;
      /**
       * Format: email
       * @description At most 254 characters.
       * @example mate@nagy.dk
       */
      email?: string | null;
      /** @example person */
      type?: UserType;
      /**
       * @description Whether others must ask before they follow. It hides no list: whoever may ask the service sees followers and followed of a private user, too. Becoming public accepts all requests that wait.
       * @example false
       */
      isPrivate?: boolean;
      /**
       * @description What lists shall show beside the name. It takes the place of what there was, as a whole: at most 2048 bytes of JSON, nested at most 5 deep. `null` is `{}`.
       * @example {
       *       "displayName": "Lone"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      } | null;
      /**
       * @description 1 to 50 characters.
       * @example Lone
       */
      firstName: string;
    };
    /** @description As `PutUser`, with the id that your own system has for them. */
    PutUsersItem: {
      /**
       * @description 1 to 255 characters.
       * @example 4711
       */
      externalId: string;
      /**
       * @description 1 to 50 characters.
       * @example Lone
       */
      firstName: string;
      /**
       * @description 1 to 50 characters.
       * @example Ranger
       */
      lastName?: string | null;
      /**
       * Format: email
       * @description At most 254 characters.
       * @example lone@ranger.dk
       */
      email?: string | null;
      /** @example person */
      type?: UserType;
      /**
       * @description Whether others must ask before they follow. It hides no list: whoever may ask the service sees followers and followed of a private user, too. Becoming public accepts all requests that wait.
       * @example false
       */
      isPrivate?: boolean;
      /**
       * @description What lists shall show beside the name. It takes the place of what there was, as a whole: at most 2048 bytes of JSON, nested at most 5 deep. `null` is `{}`.
       * @example {
       *       "displayName": "Lone"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    PutUsers: {
      /**
       * @description In order: the second of two with one external id changes what the first made. 1 to 1000 of them.
       * @example [
       *       {
       *         "externalId": "4711",
       *         "firstName": "Lone",
       *         "email": "lone@ranger.dk"
       *       },
       *       {
       *         "externalId": "4712",
       *         "firstName": "Tonto"
       *       }
       *     ]
       */
      users: components['schemas']['PutUsersItem'][];
    };
    /** @description What came of one user. */
    PutUsersRow: {
      /**
       * Format: int64
       * @example 5
       */
      id: number | null;
      /**
       * @description As it was given; empty where it was no text.
       * @example 4711
       */
      externalId: string;
      /**
       * @example created
       * @enum {string}
       */
      outcome: 'created' | 'updated' | 'unchanged' | 'refused';
      /**
       * @description Of a refused one: the code of the problem.
       * @example email_taken
       */
      code?: AnyProblemCode;
      /**
       * @description Of a refused one: what is wrong.
       * @example email is taken: choose another
       */
      detail?: string;
    };
    PutUsersResult: {
      /** @description A row for each user, in order. */
      items: components['schemas']['PutUsersRow'][];
    };
    /** @description A user in an event. */
    ChangeEventUser: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      externalId: string | null;
    };
    /** @description Somebody became a user: `user.created`. */
    UserCreatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example user.created
       * @enum {string}
       */
      type: 'user.created';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example create
       * @enum {string}
       */
      cause: 'create' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description The user: the same as `actor`. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "version": 2
       *     }
       */
      data: {
        /**
         * @description The version that the user is at then.
         * @example 2
         */
        version: number;
      };
    };
    /** @description A user changed: `user.updated`. */
    UserUpdatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example user.updated
       * @enum {string}
       */
      type: 'user.updated';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example update
       * @enum {string}
       */
      cause: 'update';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description The user: the same as `actor`. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "version": 2,
       *       "changed": [
       *         "firstName"
       *       ]
       *     }
       */
      data: {
        /**
         * @description The version that the user is at then.
         * @example 2
         */
        version: number;
        /**
         * @description The fields that have another value. Which, the user themselves say: the log holds no names.
         * @example [
         *       "firstName"
         *     ]
         */
        changed: string[];
      };
    };
    /** @description A user was deleted: `user.deleted`. */
    UserDeletedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example user.deleted
       * @enum {string}
       */
      type: 'user.deleted';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example delete
       * @enum {string}
       */
      cause: 'delete';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description The user: the same as `actor`. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description Nothing.
       * @example {}
       */
      data: Record<string, never>;
    };
    /** @description Somebody follows another: `follow.created`. */
    FollowCreatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example follow.created
       * @enum {string}
       */
      type: 'follow.created';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example follow
       * @enum {string}
       */
      cause: 'follow' | 'accept' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description Somebody follows another no more: `follow.ended`. */
    FollowEndedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example follow.ended
       * @enum {string}
       */
      type: 'follow.ended';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about; `leave` is the deletion of one of the two.
       * @example unfollow
       * @enum {string}
       */
      cause: 'unfollow' | 'remove' | 'block' | 'leave';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description Somebody asks to follow a private user: `request.created`. */
    RequestCreatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example request.created
       * @enum {string}
       */
      type: 'request.created';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example follow
       * @enum {string}
       */
      cause: 'follow' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description A request to follow was accepted: `request.accepted`. */
    RequestAcceptedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example request.accepted
       * @enum {string}
       */
      type: 'request.accepted';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example follow
       * @enum {string}
       */
      cause: 'follow' | 'accept' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description A request to follow was rejected: `request.rejected`. */
    RequestRejectedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example request.rejected
       * @enum {string}
       */
      type: 'request.rejected';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example reject
       * @enum {string}
       */
      cause: 'reject' | 'block';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description A request to follow was withdrawn: `request.withdrawn`. */
    RequestWithdrawnEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example request.withdrawn
       * @enum {string}
       */
      type: 'request.withdrawn';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example unfollow
       * @enum {string}
       */
      cause: 'unfollow' | 'block';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "follower": "actor"
       *     }
       */
      data: {
        /**
         * @description Which of the two is the follower, or wants to be.
         * @example actor
         * @enum {string}
         */
        follower: 'actor' | 'subject';
      };
    };
    /** @description Somebody blocks another: `block.created`. */
    BlockCreatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example block.created
       * @enum {string}
       */
      type: 'block.created';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example block
       * @enum {string}
       */
      cause: 'block' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description Nothing.
       * @example {}
       */
      data: Record<string, never>;
    };
    /** @description Somebody blocks another no more: `block.ended`. */
    BlockEndedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example block.ended
       * @enum {string}
       */
      type: 'block.ended';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example unblock
       * @enum {string}
       */
      cause: 'unblock';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description Nothing.
       * @example {}
       */
      data: Record<string, never>;
    };
    /** @description Somebody mutes another: `mute.created`. */
    MuteCreatedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example mute.created
       * @enum {string}
       */
      type: 'mute.created';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example mute
       * @enum {string}
       */
      cause: 'mute' | 'import';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description What there is to know beside.
       * @example {
       *       "expiresAt": null
       *     }
       */
      data: {
        /**
         * Format: date-time
         * @description Until when; `null` for good.
         * @example null
         */
        expiresAt: string | null;
      };
    };
    /** @description Somebody mutes another no more: `mute.ended`. */
    MuteEndedEvent: {
      /**
       * @description Where it stands in the log: give it as `after` for what comes next.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      id: string;
      /**
       * @example mute.ended
       * @enum {string}
       */
      type: 'mute.ended';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @description How it came about.
       * @example unmute
       * @enum {string}
       */
      cause: 'unmute';
      /** @description Whose doing it was. */
      actor: components['schemas']['ChangeEventUser'];
      /** @description To whom it was done. */
      subject: components['schemas']['ChangeEventUser'];
      /** @description The user who called for it; `null` when it was none, or nobody is known. */
      caller: components['schemas']['ChangeEventUser'] | null;
      /**
       * @description The name of the service that called, in its own name or for `caller`; `null` when it was none.
       * @example null
       */
      service: string | null;
      /**
       * @description Nothing.
       * @example {}
       */
      data: Record<string, never>;
    };
    /** @description A change, as the log has it: its `type` says which, and so what its `data` holds. */
    ChangeEvent:
      | components['schemas']['UserCreatedEvent']
      | components['schemas']['UserUpdatedEvent']
      | components['schemas']['UserDeletedEvent']
      | components['schemas']['FollowCreatedEvent']
      | components['schemas']['FollowEndedEvent']
      | components['schemas']['RequestCreatedEvent']
      | components['schemas']['RequestAcceptedEvent']
      | components['schemas']['RequestRejectedEvent']
      | components['schemas']['RequestWithdrawnEvent']
      | components['schemas']['BlockCreatedEvent']
      | components['schemas']['BlockEndedEvent']
      | components['schemas']['MuteCreatedEvent']
      | components['schemas']['MuteEndedEvent'];
    CreateWebhook: {
      /**
       * Format: uri
       * @description Where messages are sent, by POST. Private networks and unencrypted connections are for servers that are set to allow them. At most 2048 characters.
       * @example https://hooks.example/retinue
       */
      url: string;
      /**
       * @description What it is for, in your words. At most 200 characters.
       * @example Tells the notification service
       */
      description?: string | null;
      /**
       * @description Only events of these types; `null` for all. At least 1 of them.
       * @example [
       *       "follow.created",
       *       "request.created"
       *     ]
       */
      types?:
        | (
            | 'user.created'
            | 'user.updated'
            | 'user.deleted'
            | 'follow.created'
            | 'follow.ended'
            | 'request.created'
            | 'request.accepted'
            | 'request.rejected'
            | 'request.withdrawn'
            | 'block.created'
            | 'block.ended'
            | 'mute.created'
            | 'mute.ended'
          )[]
        | null;
      /**
       * @description What messages are signed with: `whsec_` and 24 to 64 bytes in base64. Left out, a new one is made.
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
       */
      secret?: string;
      /**
       * @description Where to begin: the `id` of an event, or `nextAfter` of a page of events, so that what comes after it is sent; or `now`.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      after?: string;
    };
    /** @description A webhook and its secret, which is told this once. */
    WebhookWithSecret: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * Format: uri
       * @example https://hooks.example/retinue
       */
      url: string;
      /** @example Tells the notification service */
      description: string | null;
      /**
       * @description `null` for all.
       * @example [
       *       "follow.created",
       *       "request.created"
       *     ]
       */
      types:
        | (
            | 'user.created'
            | 'user.updated'
            | 'user.deleted'
            | 'follow.created'
            | 'follow.ended'
            | 'request.created'
            | 'request.accepted'
            | 'request.rejected'
            | 'request.withdrawn'
            | 'block.created'
            | 'block.ended'
            | 'mute.created'
            | 'mute.ended'
          )[]
        | null;
      /**
       * @example active
       * @enum {string}
       */
      status: 'active' | 'paused';
      /**
       * @description Why it is paused: somebody `asked`, the receiver was `failing` for three days, it is `gone` (410), or events that it was to be sent are kept no more (`events_gone`: change it with another `after`). `null` while it is active.
       * @example null
       * @enum {string|null}
       */
      pausedBecause: 'asked' | 'failing' | 'gone' | 'events_gone' | null;
      /**
       * @description Attempts that have failed at the event that is next.
       * @example 0
       */
      failures: number;
      /**
       * Format: date-time
       * @description When that event is tried again; `null` when none waits.
       * @example null
       */
      nextAttemptAt: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      updatedAt: string;
      /**
       * @description What messages are signed with. Keep it: no other answer holds it.
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
       */
      secret: string;
    };
    /** @description Where events are sent, and which. */
    Webhook: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * Format: uri
       * @example https://hooks.example/retinue
       */
      url: string;
      /** @example Tells the notification service */
      description: string | null;
      /**
       * @description `null` for all.
       * @example [
       *       "follow.created",
       *       "request.created"
       *     ]
       */
      types:
        | (
            | 'user.created'
            | 'user.updated'
            | 'user.deleted'
            | 'follow.created'
            | 'follow.ended'
            | 'request.created'
            | 'request.accepted'
            | 'request.rejected'
            | 'request.withdrawn'
            | 'block.created'
            | 'block.ended'
            | 'mute.created'
            | 'mute.ended'
          )[]
        | null;
      /**
       * @example active
       * @enum {string}
       */
      status: 'active' | 'paused';
      /**
       * @description Why it is paused: somebody `asked`, the receiver was `failing` for three days, it is `gone` (410), or events that it was to be sent are kept no more (`events_gone`: change it with another `after`). `null` while it is active.
       * @example null
       * @enum {string|null}
       */
      pausedBecause: 'asked' | 'failing' | 'gone' | 'events_gone' | null;
      /**
       * @description Attempts that have failed at the event that is next.
       * @example 0
       */
      failures: number;
      /**
       * Format: date-time
       * @description When that event is tried again; `null` when none waits.
       * @example null
       */
      nextAttemptAt: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      updatedAt: string;
    };
    WebhookPage: {
      items: components['schemas']['Webhook'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    ChangeWebhook: {
      /**
       * Format: uri
       * @description Where messages are sent. At most 2048 characters.
       * @example https://hooks.example/retinue
       */
      url?: string;
      /**
       * @description What it is for, in your words. At most 200 characters.
       * @example Tells the notification service
       */
      description?: string | null;
      /**
       * @description Only events of these types; `null` for all. At least 1 of them.
       * @example [
       *       "follow.created",
       *       "request.created"
       *     ]
       */
      types?:
        | (
            | 'user.created'
            | 'user.updated'
            | 'user.deleted'
            | 'follow.created'
            | 'follow.ended'
            | 'request.created'
            | 'request.accepted'
            | 'request.rejected'
            | 'request.withdrawn'
            | 'block.created'
            | 'block.ended'
            | 'mute.created'
            | 'mute.ended'
          )[]
        | null;
      /**
       * @description `paused` sends nothing; `active` goes on from where it was, at once. Nothing is left out.
       * @example active
       * @enum {string}
       */
      status?: 'active' | 'paused';
      /**
       * @description Another place to go on from: the `id` of an event, or `nextAfter` of a page of events, so that what comes after it is sent; or `now`.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      after?: string;
    };
    RotateWebhookSecret: {
      /**
       * @description `whsec_` and 24 to 64 bytes in base64. Left out, a new one is made.
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
       */
      secret?: string;
      /**
       * @description Hours for which the secret before signs beside the new one. 0 to 168.
       * @default 24
       * @example 24
       */
      overlapHours?: number;
    };
    /** @description What became of a message to a receiver. */
    WebhookDelivery: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * @description What the receiver knows the message by (`webhook-id`): the id of the event.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      messageId: string;
      /**
       * @description The type of the event; `webhook.test` of a test.
       * @example follow.created
       */
      type: string;
      /**
       * @description `retrying` is tried again by itself, and what comes after it waits; `failed` is what somebody asked to send, and nothing tries again.
       * @example delivered
       * @enum {string}
       */
      status: 'delivered' | 'retrying' | 'failed';
      /** @example 1 */
      attempts: number;
      /**
       * @description The HTTP status of the last answer; `null` when there was none.
       * @example 204
       */
      responseStatus: number | null;
      /**
       * @description Why the last attempt failed; `null` when it did not.
       * @example null
       */
      error: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      lastAttemptAt: string;
    };
    WebhookDeliveryPage: {
      /** @description The newest first; the newest 1000 of each webhook are kept. */
      items: components['schemas']['WebhookDelivery'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    /** @description What is between two users, seen from the first. */
    Relationship: {
      /**
       * Format: int64
       * @example 1
       */
      userId: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      userExternalId: string | null;
      /**
       * Format: int64
       * @example 2
       */
      otherId: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      otherExternalId: string | null;
      /** @example true */
      following: boolean;
      /** @example true */
      followedBy: boolean;
      /**
       * @description The user asked to follow the other and waits.
       * @example false
       */
      requested: boolean;
      /**
       * @description The other asked to follow the user and waits.
       * @example false
       */
      requestedBy: boolean;
      /** @example false */
      blocking: boolean;
      /** @example false */
      blockedBy: boolean;
      /** @example false */
      muting: boolean;
      /**
       * Format: date-time
       * @description Since when the user follows the other.
       * @example 2026-01-31T09:30:00.000Z
       */
      followedAt: string | null;
    };
    /** @description A user's card, and since when the follow stands. */
    FollowListItem: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      followedAt: string;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    FollowPage: {
      items: components['schemas']['FollowListItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    /** @description Whom to follow next. */
    Suggestion: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * @description How many of those whom the user follows follow this one, as far as was looked.
       * @example 2
       */
      followeesInCommon: number;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    SuggestionList: {
      /** @description The most followees in common first, then by id. */
      items: components['schemas']['Suggestion'][];
    };
    /** @description Who asked to follow, and since when they wait. */
    FollowRequestItem: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      requestedAt: string;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    FollowRequestPage: {
      items: components['schemas']['FollowRequestItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    /** @description Who is blocked, and since when. */
    BlockListItem: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      blockedAt: string;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    BlockPage: {
      items: components['schemas']['BlockListItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    /** @description Who is muted, since when and until when. */
    MuteListItem: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      mutedAt: string;
      /**
       * Format: date-time
       * @description When it ends by itself; `null` for never.
       * @example 2036-02-28T09:30:00.000Z
       */
      expiresAt: string | null;
      /** @description With `viewer=true`. */
      viewer?: components['schemas']['ViewerLinks'];
    };
    MutePage: {
      items: components['schemas']['MuteListItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    Mute: {
      /**
       * Format: date-time
       * @description When the mute ends by itself; left out or `null`, never. At most 35 characters.
       * @example 2036-01-31T09:30:00.000Z
       */
      expiresAt?: string | null;
    };
    RelationshipList: {
      /** @description In the order asked; ids that nobody has are left out. */
      items: components['schemas']['Relationship'][];
    };
    UserPair: {
      /**
       * @description Who looks. Or `ext:` and their external id.
       * @example 1
       */
      userId: BodyUserKey;
      /**
       * @description At whom. Or `ext:` and their external id.
       * @example 2
       */
      otherId: BodyUserKey;
    };
    RelationshipsQuery: {
      /**
       * @description 1 to 1000 of them.
       * @example [
       *       {
       *         "userId": 1,
       *         "otherId": 2
       *       },
       *       {
       *         "userId": 2,
       *         "otherId": 3
       *       }
       *     ]
       */
      pairs: components['schemas']['UserPair'][];
    };
    /** @description What is between the two users of a pair. */
    RelationshipsQueryRow: {
      /**
       * Format: int64
       * @description `null` when nobody has the external id that was given.
       * @example 1
       */
      userId: number | null;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      userExternalId: string | null;
      /**
       * Format: int64
       * @description `null` when nobody has the external id that was given.
       * @example 2
       */
      otherId: number | null;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      otherExternalId: string | null;
      /**
       * @example found
       * @enum {string}
       */
      outcome: 'found' | 'user_not_found';
      /** @description `null` when one of the two does not exist. */
      relationship: components['schemas']['Relationship'] | null;
    };
    RelationshipsQueryResult: {
      /** @description A row for each pair, in order. */
      items: components['schemas']['RelationshipsQueryRow'][];
    };
    FollowOperation: {
      /**
       * @example follow
       * @enum {string}
       */
      op: 'follow' | 'unfollow';
      /**
       * @description Who follows. Or `ext:` and their external id.
       * @example 1
       */
      followerId: BodyUserKey;
      /**
       * @description Who is followed. Or `ext:` and their external id.
       * @example 3
       */
      followeeId: BodyUserKey;
    };
    FollowBatch: {
      /**
       * @description Done in order, each on what those before it leave behind. 1 to 1000 of them.
       * @example [
       *       {
       *         "op": "follow",
       *         "followerId": 1,
       *         "followeeId": 3
       *       },
       *       {
       *         "op": "unfollow",
       *         "followerId": 1,
       *         "followeeId": 2
       *       }
       *     ]
       */
      operations: components['schemas']['FollowOperation'][];
      /**
       * @description Says what would come of it, and changes nothing.
       * @default false
       * @example true
       */
      dryRun?: boolean;
    };
    /** @description What came of one operation. */
    FollowBatchRow: {
      /**
       * @example follow
       * @enum {string}
       */
      op: 'follow' | 'unfollow';
      /**
       * Format: int64
       * @description `null` when nobody has the external id that was given.
       * @example 1
       */
      followerId: number | null;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      followerExternalId: string | null;
      /**
       * Format: int64
       * @description `null` when nobody has the external id that was given.
       * @example 3
       */
      followeeId: number | null;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      followeeExternalId: string | null;
      /**
       * @example refused
       * @enum {string}
       */
      outcome:
        | 'followed'
        | 'already_following'
        | 'requested'
        | 'already_requested'
        | 'unfollowed'
        | 'request_withdrawn'
        | 'not_following'
        | 'refused';
      /**
       * @description Of a refused one: the code of the problem.
       * @example blocked
       */
      code?: AnyProblemCode;
      /**
       * @description Of a refused one: what is wrong.
       * @example User 1 can't follow user 3: one of them blocks the other
       */
      detail?: string;
    };
    FollowBatchResult: {
      /**
       * @description Whether this is only what would come of it.
       * @example false
       */
      dryRun: boolean;
      /** @description A row for each operation, in order. */
      items: components['schemas']['FollowBatchRow'][];
    };
    /** @description As much of a user as a list shows. */
    UserCard: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Sara */
      firstName: string;
      /** @example Horvath */
      lastName: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
    };
    /** @description One change in a user's lists. */
    FollowHistoryItem: {
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @example gained
       * @enum {string}
       */
      change: 'gained' | 'lost';
      /**
       * @description Which list of the user gained or lost.
       * @example followers
       * @enum {string}
       */
      list: 'followers' | 'following';
      /**
       * @description How it came about; `leave` is the deletion of one of the two.
       * @example follow
       * @enum {string}
       */
      cause: 'follow' | 'accept' | 'import' | 'unfollow' | 'remove' | 'block' | 'leave';
      /**
       * Format: int64
       * @description Whose doing it was: the user, or the other.
       * @example 2
       */
      actorId: number;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      actorExternalId: string | null;
      /**
       * Format: int64
       * @description The user who called for it: the actor, or an administrator. `null` when it was a service in its own name, or nobody is known, as of imports and of changes before this was kept.
       * @example 2
       */
      callerId: number | null;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      callerExternalId: string | null;
      /**
       * @description The name of the service that called for it, in its own name or, beside `callerId`, for that user. `null` when it was no service.
       * @example null
       */
      service: string | null;
      /**
       * Format: int64
       * @example 2
       */
      otherId: number;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      otherExternalId: string | null;
      /** @description The other as it is now; `null` when it was deleted since. */
      other: components['schemas']['UserCard'] | null;
    };
    FollowHistoryPage: {
      items: components['schemas']['FollowHistoryItem'][];
      /**
       * @description The `cursor` of the next page; `null` exactly when nothing is left.
       * @example WyJ1c2VycyAqIiw1MF0
       */
      nextCursor: string | null;
    };
    ChangeEventPage: {
      /** @description In the order of the log. */
      items: components['schemas']['ChangeEvent'][];
      /**
       * @description Give it as `after` for what comes next, now or in a year; never `null`, as the log goes on.
       * @example WyJldmVudHMgNzkyMTgiLDEyXQ
       */
      nextAfter: string;
      /**
       * @description Whether this is all there is by now. With a filter a page may be short, even empty, and more be there: just go on.
       * @example true
       */
      upToDate: boolean;
    };
    /** @description The first line of an export: the user, with counts. */
    ExportedUser: {
      /**
       * Format: int64
       * @example 1
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /** @example Mate */
      firstName: string;
      /** @example Nagy */
      lastName: string | null;
      /**
       * @description `null` when there is none, and for a caller who may not see it.
       * @example mate@nagy.dk
       */
      email: string | null;
      /**
       * @description One that is taken off the list of the service stays on those who have it.
       * @example person
       */
      type: UserType;
      /**
       * @description Whether others must ask before they follow.
       * @example false
       */
      isPrivate: boolean;
      /**
       * @description What your own system wants shown with the user.
       * @example {}
       */
      metadata: {
        [key: string]: unknown;
      };
      /** @example 2 */
      followersCount: number;
      /** @example 2 */
      followingCount: number;
      /**
       * @description Also the ETag. Counts do not change it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      updatedAt: string;
      /**
       * @example user
       * @enum {string}
       */
      kind: 'user';
    };
    /** @description Whom the user follows, or who follows them, since when. */
    ExportedFollow: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /**
       * @example following
       * @enum {string}
       */
      kind: 'following' | 'follower';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      followedAt: string;
    };
    /** @description Whom the user asked to follow, or who asked them, since when they wait. */
    ExportedRequest: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /**
       * @example request_sent
       * @enum {string}
       */
      kind: 'request_sent' | 'request_received';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      requestedAt: string;
    };
    /** @description Whom the user blocks, since when. */
    ExportedBlock: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /**
       * @example block
       * @enum {string}
       */
      kind: 'block';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      blockedAt: string;
    };
    /** @description Whom the user mutes, since when and until when. */
    ExportedMute: {
      /**
       * Format: int64
       * @example 2
       */
      id: number;
      /**
       * @description The id that your own system has for them.
       * @example null
       */
      externalId: string | null;
      /**
       * @example mute
       * @enum {string}
       */
      kind: 'mute';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      mutedAt: string;
      /**
       * Format: date-time
       * @description `null` for never.
       * @example 2026-01-31T09:30:00.000Z
       */
      expiresAt: string | null;
    };
    /** @description A change in the user's lists, as in their history. */
    ExportedChange: {
      /**
       * @example change
       * @enum {string}
       */
      kind: 'change';
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.000Z
       */
      at: string;
      /**
       * @example gained
       * @enum {string}
       */
      change: 'gained' | 'lost';
      /**
       * @example followers
       * @enum {string}
       */
      list: 'followers' | 'following';
      /**
       * @example follow
       * @enum {string}
       */
      cause: 'follow' | 'accept' | 'import' | 'unfollow' | 'remove' | 'block' | 'leave';
      /**
       * Format: int64
       * @example 2
       */
      actorId: number;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      actorExternalId: string | null;
      /**
       * Format: int64
       * @description The user who called for it: the actor, or an administrator. `null` when it was a service in its own name, or nobody is known, as of imports and of changes before this was kept.
       * @example 2
       */
      callerId: number | null;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      callerExternalId: string | null;
      /**
       * @description The name of the service that called for it, in its own name or, beside `callerId`, for that user. `null` when it was no service.
       * @example null
       */
      service: string | null;
      /**
       * Format: int64
       * @example 2
       */
      otherId: number;
      /**
       * @description `null` also of somebody who was deleted since.
       * @example null
       */
      otherExternalId: string | null;
    };
    /** @description The last line of an export: without it, the export was cut. */
    ExportEnd: {
      /**
       * @example end
       * @enum {string}
       */
      kind: 'end';
      /**
       * @description How many lines come before it.
       * @example 7
       */
      lines: number;
    };
    User: {
      /** @example Andras Nagy */
      name: string;
      /**
       * @description Empty for somebody who has none.
       * @example andras@nagy.dk
       */
      email: string;
    };
    /** @description What a webhook is sent: the body, once its signature is verified. Its `type` says what its `data` is. */
    WebhookMessage:
      | {
          /** @enum {string} */
          type: 'user.created';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['UserCreatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'user.updated';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['UserUpdatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'user.deleted';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['UserDeletedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'follow.created';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['FollowCreatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'follow.ended';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['FollowEndedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'request.created';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['RequestCreatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'request.accepted';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['RequestAcceptedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'request.rejected';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['RequestRejectedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'request.withdrawn';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['RequestWithdrawnEvent'];
        }
      | {
          /** @enum {string} */
          type: 'block.created';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['BlockCreatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'block.ended';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['BlockEndedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'mute.created';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['MuteCreatedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'mute.ended';
          /**
           * Format: date-time
           * @description When it happened.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: components['schemas']['MuteEndedEvent'];
        }
      | {
          /** @enum {string} */
          type: 'webhook.test';
          /**
           * Format: date-time
           * @description When it was asked for.
           * @example 2026-01-31T09:30:00.000Z
           */
          timestamp: string;
          data: {
            /**
             * Format: int64
             * @description The webhook that is tested.
             * @example 1
             */
            webhookId: number;
          };
        };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description Where requests are limited: of each quota the points that are left (`r`), and the seconds until all are there again (`t`).
     * @example "reads";r=50;t=30
     */
    RateLimit: string;
    /**
     * @description Where requests are limited: of each quota the points (`q`) that there are in a window of so many seconds (`w`).
     * @example "reads";q=600;w=60
     */
    'RateLimit-Policy': string;
    /**
     * @description Seconds after which the same may be tried again.
     * @example 30
     */
    'Retry-After': number;
    /**
     * @description How fresh the answer is. Sent along with the next request, that sees at least as much.
     * @example v1.1.16B3748.3q2-7wAAAAAAAAAA
     */
    'Consistency-Token': string;
    /** @description The answer may be older than the request asked for: the primary database cannot be reached. */
    'Stale-Read': 'primary-unreachable';
  };
  pathItems: never;
}
/** One invalid value, and what to mend. */
export type ProblemField = components['schemas']['ProblemField'];
/** RFC 9457 problem details: the body of every error. */
export type Problem = components['schemas']['Problem'];
/** `ServiceLinks` of the OpenAPI document. */
export type ServiceLinks = components['schemas']['ServiceLinks'];
/** `Service` of the OpenAPI document. */
export type Service = components['schemas']['Service'];
/** `Health` of the OpenAPI document. */
export type Health = components['schemas']['Health'];
/** `DegradedPart` of the OpenAPI document. */
export type DegradedPart = components['schemas']['DegradedPart'];
/** `Readiness` of the OpenAPI document. */
export type Readiness = components['schemas']['Readiness'];
/** `CreateUser` of the OpenAPI document. */
export type CreateUser = components['schemas']['CreateUser'];
/** A user, with counts. */
export type UserDetails = components['schemas']['UserDetails'];
/** What is between the user who calls and the one in the item. */
export type ViewerLinks = components['schemas']['ViewerLinks'];
/** A user in a list, with counts. */
export type UserListItem = components['schemas']['UserListItem'];
/** `UserPage` of the OpenAPI document. */
export type UserPage = components['schemas']['UserPage'];
/** What is left out stays as it is. */
export type ChangeUser = components['schemas']['ChangeUser'];
/** What is left out stays as it is, or is as for any new user; `null` takes it away. */
export type PutUser = components['schemas']['PutUser'];
/** As `PutUser`, with the id that your own system has for them. */
export type PutUsersItem = components['schemas']['PutUsersItem'];
/** `PutUsers` of the OpenAPI document. */
export type PutUsers = components['schemas']['PutUsers'];
/** What came of one user. */
export type PutUsersRow = components['schemas']['PutUsersRow'];
/** `PutUsersResult` of the OpenAPI document. */
export type PutUsersResult = components['schemas']['PutUsersResult'];
/** A user in an event. */
export type ChangeEventUser = components['schemas']['ChangeEventUser'];
/** Somebody became a user: `user.created`. */
export type UserCreatedEvent = components['schemas']['UserCreatedEvent'];
/** A user changed: `user.updated`. */
export type UserUpdatedEvent = components['schemas']['UserUpdatedEvent'];
/** A user was deleted: `user.deleted`. */
export type UserDeletedEvent = components['schemas']['UserDeletedEvent'];
/** Somebody follows another: `follow.created`. */
export type FollowCreatedEvent = components['schemas']['FollowCreatedEvent'];
/** Somebody follows another no more: `follow.ended`. */
export type FollowEndedEvent = components['schemas']['FollowEndedEvent'];
/** Somebody asks to follow a private user: `request.created`. */
export type RequestCreatedEvent = components['schemas']['RequestCreatedEvent'];
/** A request to follow was accepted: `request.accepted`. */
export type RequestAcceptedEvent = components['schemas']['RequestAcceptedEvent'];
/** A request to follow was rejected: `request.rejected`. */
export type RequestRejectedEvent = components['schemas']['RequestRejectedEvent'];
/** A request to follow was withdrawn: `request.withdrawn`. */
export type RequestWithdrawnEvent = components['schemas']['RequestWithdrawnEvent'];
/** Somebody blocks another: `block.created`. */
export type BlockCreatedEvent = components['schemas']['BlockCreatedEvent'];
/** Somebody blocks another no more: `block.ended`. */
export type BlockEndedEvent = components['schemas']['BlockEndedEvent'];
/** Somebody mutes another: `mute.created`. */
export type MuteCreatedEvent = components['schemas']['MuteCreatedEvent'];
/** Somebody mutes another no more: `mute.ended`. */
export type MuteEndedEvent = components['schemas']['MuteEndedEvent'];
/** A change, as the log has it: its `type` says which, and so what its `data` holds. */
export type ChangeEvent = components['schemas']['ChangeEvent'];
/** `CreateWebhook` of the OpenAPI document. */
export type CreateWebhook = components['schemas']['CreateWebhook'];
/** A webhook and its secret, which is told this once. */
export type WebhookWithSecret = components['schemas']['WebhookWithSecret'];
/** Where events are sent, and which. */
export type Webhook = components['schemas']['Webhook'];
/** `WebhookPage` of the OpenAPI document. */
export type WebhookPage = components['schemas']['WebhookPage'];
/** `ChangeWebhook` of the OpenAPI document. */
export type ChangeWebhook = components['schemas']['ChangeWebhook'];
/** `RotateWebhookSecret` of the OpenAPI document. */
export type RotateWebhookSecret = components['schemas']['RotateWebhookSecret'];
/** What became of a message to a receiver. */
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
/** `WebhookDeliveryPage` of the OpenAPI document. */
export type WebhookDeliveryPage = components['schemas']['WebhookDeliveryPage'];
/** What is between two users, seen from the first. */
export type Relationship = components['schemas']['Relationship'];
/** A user's card, and since when the follow stands. */
export type FollowListItem = components['schemas']['FollowListItem'];
/** `FollowPage` of the OpenAPI document. */
export type FollowPage = components['schemas']['FollowPage'];
/** Whom to follow next. */
export type Suggestion = components['schemas']['Suggestion'];
/** `SuggestionList` of the OpenAPI document. */
export type SuggestionList = components['schemas']['SuggestionList'];
/** Who asked to follow, and since when they wait. */
export type FollowRequestItem = components['schemas']['FollowRequestItem'];
/** `FollowRequestPage` of the OpenAPI document. */
export type FollowRequestPage = components['schemas']['FollowRequestPage'];
/** Who is blocked, and since when. */
export type BlockListItem = components['schemas']['BlockListItem'];
/** `BlockPage` of the OpenAPI document. */
export type BlockPage = components['schemas']['BlockPage'];
/** Who is muted, since when and until when. */
export type MuteListItem = components['schemas']['MuteListItem'];
/** `MutePage` of the OpenAPI document. */
export type MutePage = components['schemas']['MutePage'];
/** `Mute` of the OpenAPI document. */
export type Mute = components['schemas']['Mute'];
/** `RelationshipList` of the OpenAPI document. */
export type RelationshipList = components['schemas']['RelationshipList'];
/** `UserPair` of the OpenAPI document. */
export type UserPair = components['schemas']['UserPair'];
/** `RelationshipsQuery` of the OpenAPI document. */
export type RelationshipsQuery = components['schemas']['RelationshipsQuery'];
/** What is between the two users of a pair. */
export type RelationshipsQueryRow = components['schemas']['RelationshipsQueryRow'];
/** `RelationshipsQueryResult` of the OpenAPI document. */
export type RelationshipsQueryResult = components['schemas']['RelationshipsQueryResult'];
/** `FollowOperation` of the OpenAPI document. */
export type FollowOperation = components['schemas']['FollowOperation'];
/** `FollowBatch` of the OpenAPI document. */
export type FollowBatch = components['schemas']['FollowBatch'];
/** What came of one operation. */
export type FollowBatchRow = components['schemas']['FollowBatchRow'];
/** `FollowBatchResult` of the OpenAPI document. */
export type FollowBatchResult = components['schemas']['FollowBatchResult'];
/** As much of a user as a list shows. */
export type UserCard = components['schemas']['UserCard'];
/** One change in a user's lists. */
export type FollowHistoryItem = components['schemas']['FollowHistoryItem'];
/** `FollowHistoryPage` of the OpenAPI document. */
export type FollowHistoryPage = components['schemas']['FollowHistoryPage'];
/** `ChangeEventPage` of the OpenAPI document. */
export type ChangeEventPage = components['schemas']['ChangeEventPage'];
/** The first line of an export: the user, with counts. */
export type ExportedUser = components['schemas']['ExportedUser'];
/** Whom the user follows, or who follows them, since when. */
export type ExportedFollow = components['schemas']['ExportedFollow'];
/** Whom the user asked to follow, or who asked them, since when they wait. */
export type ExportedRequest = components['schemas']['ExportedRequest'];
/** Whom the user blocks, since when. */
export type ExportedBlock = components['schemas']['ExportedBlock'];
/** Whom the user mutes, since when and until when. */
export type ExportedMute = components['schemas']['ExportedMute'];
/** A change in the user's lists, as in their history. */
export type ExportedChange = components['schemas']['ExportedChange'];
/** The last line of an export: without it, the export was cut. */
export type ExportEnd = components['schemas']['ExportEnd'];
/** `User` of the OpenAPI document. */
export type User = components['schemas']['User'];
/** What a webhook is sent: the body, once its signature is verified. Its `type` says what its `data` is. */
export type WebhookMessage = components['schemas']['WebhookMessage'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderConsistencyToken = components['headers']['Consistency-Token'];
export type HeaderStaleRead = components['headers']['Stale-Read'];
export type $defs = Record<string, never>;
export interface operations {
  describeService: {
    parameters: {
      query?: never;
      header?: {
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What this is. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Service'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `headers_too_large`: The headers are too large. */
      431: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkLiveness: {
    parameters: {
      query?: never;
      header?: {
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `headers_too_large`: The headers are too large. */
      431: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkReadiness: {
    parameters: {
      query?: never;
      header?: {
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can, maybe with parts that do less than they should. */
      200: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `headers_too_large`: The headers are too large. */
      431: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       */
      503: {
        headers: {
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /** @description How the first, last or full name begins; case, accents and characters that show nothing do not count. Orders the list by that name. 1 to 101 characters. */
        q?: string;
        /** @description Only users of this type. */
        type?: UserType;
        /** @description Only the user who has this email, upper and lower case being the same: a page of one, or none. At most 254 characters. */
        email?: string;
        /** @description Only the user who has this external id: a page of one, or none. 1 to 255 characters. */
        externalId?: string;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of users. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putUsers: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name for this request, new for each: sent again with the same body within 24 hours, the answer is the one given before, and nothing is done twice. A dry run is done again. 1 to 255 characters. */
        'Idempotency-Key'?: string;
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutUsers'];
      };
    };
    responses: {
      /** @description What each user came to, in order. */
      200: {
        headers: {
          /** @description `true` when this answer was given before. */
          'Idempotency-Replayed'?: 'true';
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PutUsersResult'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_in_use`: The same request is being worked on. */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `idempotency_key_reused`: The idempotency key belongs to another request.
       *
       *     `invalid_request`: A value in the request is invalid.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateUser'];
      };
    };
    responses: {
      /** @description The user was created. */
      201: {
        headers: {
          /** @description The version, for `If-Match`. */
          ETag?: string;
          /** @description Where the user is: this address, and their id. */
          Location?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDetails'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `email_taken`: Another user has this email.
       *
       *     `external_id_taken`: Another user has this external id.
       */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user. */
      200: {
        headers: {
          /** @description The version, for `If-Match`. */
          ETag?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDetails'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description Only if the user is still at this version, else 412. A number is the `version` of the user; a text is sent as it is, such as an `ETag` with its quotes. */
        'If-Match'?: string;
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user, by the id that your own system has for them. */
        id: ExternalUserKey;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutUser'];
      };
    };
    responses: {
      /** @description The user as they are now, changed or not. */
      200: {
        headers: {
          /** @description The version, for `If-Match`. */
          ETag?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDetails'];
        };
      };
      /** @description The user was created. */
      201: {
        headers: {
          /** @description The version, for `If-Match`. */
          ETag?: string;
          /** @description Where the user is, by the id given here. */
          Location?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDetails'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `email_taken`: Another user has this email. */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `version_mismatch`: The user has changed in the meantime.
       *
       *     `weak_entity_tag`: A weak entity tag matches nothing.
       */
      412: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description Only if the user is still at this version, else 412. A number is the `version` of the user; a text is sent as it is, such as an `ETag` with its quotes. */
        'If-Match'?: string;
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user is gone. */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `version_mismatch`: The user has changed in the meantime.
       *
       *     `weak_entity_tag`: A weak entity tag matches nothing.
       */
      412: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description Only if the user is still at this version, else 412. A number is the `version` of the user; a text is sent as it is, such as an `ETag` with its quotes. */
        'If-Match'?: string;
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeUser'];
      };
    };
    responses: {
      /** @description The user as they are now. */
      200: {
        headers: {
          /** @description The version, for `If-Match`. */
          ETag?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDetails'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `email_taken`: Another user has this email.
       *
       *     `external_id_taken`: Another user has this external id.
       *
       *     `external_id_fixed`: The external id of a user never changes.
       */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `version_mismatch`: The user has changed in the meantime.
       *
       *     `weak_entity_tag`: A weak entity tag matches nothing.
       */
      412: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhooks: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of webhooks. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWebhook'];
      };
    };
    responses: {
      /** @description The webhook was made. Its secret is told this once. */
      201: {
        headers: {
          /** @description Where the webhook is. */
          Location?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_webhooks`: There are as many webhooks as there may be. */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events_gone`: The log is kept no more from this place on. */
      410: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_event_place`: This is no place in the log of this server.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The webhook. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeWebhook'];
      };
    };
    responses: {
      /** @description The webhook as it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events_gone`: The log is kept no more from this place on. */
      410: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_event_place`: This is no place in the log of this server.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateWebhookSecret'];
      };
    };
    responses: {
      /** @description The webhook with its new secret, which is told this once. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What became of it. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of deliveries. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_not_found`: There is no such webhook. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  redeliverWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The webhook. */
        id: number;
        /** @description The delivery. */
        deliveryId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What became of it. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `webhook_not_found`: There is no such webhook.
       *
       *     `delivery_not_found`: There is no such delivery.
       */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events_gone`: The log is kept no more from this place on. */
      410: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getFollow: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who may follow. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who may be followed. Or `ext:` and their external id. */
        followeeId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes, since `followedAt`. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `not_following`: The user does not follow the other.
       *
       *     `user_not_found`: User not found.
       */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  follow: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who follows. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is followed. Or `ext:` and their external id. */
        followeeId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It stood already. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description The follow was made. */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description A request waits now, or did already. */
      202: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `blocked`: One of the two users blocks the other.
       *
       *     `follow_not_allowed`: This type of user may not follow that one.
       *
       *     `too_many_followed`: The user follows as many as one user may.
       *
       *     `too_many_requests_pending`: As many requests of the user wait as may.
       *
       *     `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `cannot_follow_self`: A user cannot follow itself.
       *
       *     `invalid_request`: A value in the request is invalid.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `too_many_follows_today`: The user has made as many new follows as one may in 24 hours.
       *
       *     `rate_limited`: Too many requests.
       */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unfollow: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who follows. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is followed. Or `ext:` and their external id. */
        followeeId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such follow or request (any more). */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFollowers: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description By time of the follow.
         * @default newest
         */
        order?: 'newest' | 'oldest';
        /** @description Only users of this type. */
        type?: UserType;
        /** @description How the first, last or full name begins; case, accents and characters that show nothing do not count. 1 to 101 characters. */
        q?: string;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
        /**
         * @description Of the followers, only those whom the user does not follow; of those followed, only those who do not follow the user.
         * @default false
         */
        notFollowedBack?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of followers. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFollowing: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description By time of the follow.
         * @default newest
         */
        order?: 'newest' | 'oldest';
        /** @description Only users of this type. */
        type?: UserType;
        /** @description How the first, last or full name begins; case, accents and characters that show nothing do not count. 1 to 101 characters. */
        q?: string;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
        /**
         * @description Of the followers, only those whom the user does not follow; of those followed, only those who do not follow the user.
         * @default false
         */
        notFollowedBack?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of those followed. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeFollower: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who is followed. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who follows. Or `ext:` and their external id. */
        followerId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such follower (any more). */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMutuals: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description By time of the follow.
         * @default newest
         */
        order?: 'newest' | 'oldest';
        /** @description Only users of this type. */
        type?: UserType;
        /** @description How the first, last or full name begins; case, accents and characters that show nothing do not count. 1 to 101 characters. */
        q?: string;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of those who follow each other with the user. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listKnownFollowers: {
    parameters: {
      query: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
        /** @description Who looks. Or `ext:` and their external id. */
        viewerId: UserKey;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of followers of the user whom the viewer follows. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSuggestions: {
    parameters: {
      query?: {
        /**
         * @description Suggestions, at most. 1 to 100.
         * @default 20
         */
        limit?: number;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Users to follow, the best first. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionList'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFollowRequests: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The private user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of requests. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowRequestPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acceptFollowRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The private user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who asked to follow. Or `ext:` and their external id. */
        followerId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The other follows already. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description The request became a follow. The relationship is seen from the private user. */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `request_not_found`: There is no such follow request.
       *
       *     `user_not_found`: User not found.
       */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rejectFollowRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The private user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who asked to follow. Or `ext:` and their external id. */
        followerId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No request of the other waits (any more), and it does not follow. */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `already_accepted`: The request was accepted already. */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBlocks: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of those blocked. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlockPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  block: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who blocks. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is blocked. Or `ext:` and their external id. */
        otherId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It stood already. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description The block was made. */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `cannot_block_self`: A user cannot block itself.
       *
       *     `invalid_request`: A value in the request is invalid.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unblock: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who blocks. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is blocked. Or `ext:` and their external id. */
        otherId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such block (any more). */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMutes: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /**
         * @description Whether each item says what is between the user who calls and the one in it.
         * @default false
         */
        viewer?: boolean;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of those muted. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MutePage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  mute: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who mutes. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is muted. Or `ext:` and their external id. */
        otherId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['Mute'];
      };
    };
    responses: {
      /** @description It stood already; its end is as asked for now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description The mute was made. */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Relationship'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `cannot_mute_self`: A user cannot mute itself.
       *
       *     `invalid_request`: A value in the request is invalid.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unmute: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description Who mutes. Or `ext:` and their external id. */
        id: UserKeyOrMe;
        /** @description Who is muted. Or `ext:` and their external id. */
        otherId: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no such mute (any more). */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRelationships: {
    parameters: {
      query: {
        /** @description The others: ids, or `ext:` and external ids. One given twice counts once. The method sends any number of them, as many requests as that takes, one after the other; none at all are answered without a request. It encodes them, too: only with `client.http` is each to be put through `encodeURIComponent` first. */
        ids: UserKey[];
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is between the user and each of the others. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelationshipList'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  queryRelationships: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RelationshipsQuery'];
      };
    };
    responses: {
      /** @description What is between the two of each pair, in order. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelationshipsQueryResult'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  applyFollowBatch: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name for this request, new for each: sent again with the same body within 24 hours, the answer is the one given before, and nothing is done twice. A dry run is done again. 1 to 255 characters. */
        'Idempotency-Key'?: string;
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FollowBatch'];
      };
    };
    responses: {
      /** @description What each operation came to, in order. */
      200: {
        headers: {
          /** @description `true` when this answer was given before. */
          'Idempotency-Replayed'?: 'true';
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowBatchResult'];
        };
      };
      /** @description `malformed_request`: The request is malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_in_use`: The same request is being worked on. */
      409: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body_too_large`: The body is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_json`: The body must be application/json. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `idempotency_key_reused`: The idempotency key belongs to another request.
       *
       *     `invalid_request`: A value in the request is invalid.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `storage_full`: There is no space left to store this. */
      507: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFollowHistory: {
    parameters: {
      query?: {
        /**
         * @description Rows in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /** @description `nextCursor` of the page before; `null`, empty or left out for the first page. */
        cursor?: string | null;
        /** @description Only changes at or after this time. At most 35 characters. */
        from?: string;
        /** @description Only changes before this time. At most 35 characters. */
        to?: string;
        /**
         * @description By time of the change.
         * @default newest
         */
        order?: 'newest' | 'oldest';
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of changes. */
      200: {
        headers: {
          /** @description RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`. */
          Link?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowHistoryPage'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_cursor`: The cursor does not belong to this list.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEvents: {
    parameters: {
      query?: {
        /** @description The `id` of the last event that you have, or `nextAfter` of the page before: what comes after it. `now`: only what comes from now on. Without it, from the oldest event that is kept on; a stream, from now on. At most 255 characters. */
        after?: string;
        /**
         * @description Events in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /**
         * @description When there is none yet, wait so many seconds for one, and answer as soon as it is there. 0 to 30.
         * @default 0
         */
        waitSeconds?: number;
        /** @description Only events of these types, separated by commas. 1 to 13 of them. */
        types?: (
          | 'user.created'
          | 'user.updated'
          | 'user.deleted'
          | 'follow.created'
          | 'follow.ended'
          | 'request.created'
          | 'request.accepted'
          | 'request.rejected'
          | 'request.withdrawn'
          | 'block.created'
          | 'block.ended'
          | 'mute.created'
          | 'mute.ended'
        )[];
        /** @description Only events in which this user is the actor or the subject: their id, or `ext:` and their external id. */
        userId?: UserKey;
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the log, or the log as it goes on. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeEventPage'];
          'text/event-stream': string;
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events_gone`: The log is kept no more from this place on. */
      410: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_event_place`: This is no place in the log of this server.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listUserEvents: {
    parameters: {
      query?: {
        /** @description The `id` of the last event that you have, or `nextAfter` of the page before: what comes after it. `now`: only what comes from now on. Without it, from the oldest event that is kept on; a stream, from now on. At most 255 characters. */
        after?: string;
        /**
         * @description Events in a page, at most. 1 to 1000.
         * @default 50
         */
        limit?: number;
        /**
         * @description When there is none yet, wait so many seconds for one, and answer as soon as it is there. 0 to 30.
         * @default 0
         */
        waitSeconds?: number;
        /** @description Only events of these types, separated by commas. 1 to 13 of them. */
        types?: (
          | 'user.created'
          | 'user.updated'
          | 'user.deleted'
          | 'follow.created'
          | 'follow.ended'
          | 'request.created'
          | 'request.accepted'
          | 'request.rejected'
          | 'request.withdrawn'
          | 'block.created'
          | 'block.ended'
          | 'mute.created'
          | 'mute.ended'
        )[];
      };
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the log, or the log as it goes on. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeEventPage'];
          'text/event-stream': string;
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events_gone`: The log is kept no more from this place on. */
      410: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `invalid_request`: A value in the request is invalid.
       *
       *     `invalid_event_place`: This is no place in the log of this server.
       */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. Or `ext:` and their external id. */
        id: UserKeyOrMe;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lines of the export; the schema is that of one line. */
      200: {
        headers: {
          /** @description Has browsers save it as a file. */
          'Content-Disposition'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson':
            | components['schemas']['ExportedUser']
            | components['schemas']['ExportedFollow']
            | components['schemas']['ExportedRequest']
            | components['schemas']['ExportedBlock']
            | components['schemas']['ExportedMute']
            | components['schemas']['ExportedChange']
            | components['schemas']['ExportEnd'];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLegacyFollowers: {
    parameters: {
      query?: never;
      header?: {
        /** @description With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded. At most 1024 characters. */
        'Act-As'?: string;
        /** @description The token of an earlier answer: this one will be at least as fresh. At most 255 characters. */
        'Consistency-Token'?: string;
      };
      path: {
        /** @description The user. */
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All followers. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'][];
        };
      };
      /** @description `unauthenticated`: Valid credentials are needed. */
      401: {
        headers: {
          /** @description By RFC 6750. */
          'WWW-Authenticate'?: string;
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `scope_missing`: The credentials lack a scope.
       *
       *     `not_allowed`: The caller may not do this.
       *
       *     `blocked`: One of the two users blocks the other.
       */
      403: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user_not_found`: User not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_request`: A value in the request is invalid. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `database_unavailable`: The database is not available just now.
       *
       *     `database_damaged`: The database is damaged.
       *
       *     `database_displaced`: The database was taken away.
       *
       *     `token_keys_unavailable`: The issuer's keys can't be read just now.
       */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Consistency-Token': components['headers']['Consistency-Token'];
          'Stale-Read': components['headers']['Stale-Read'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
