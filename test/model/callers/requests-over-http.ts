import type { Response } from 'supertest';
import type { Credentials } from '../../access/callers.js';
import type { CheckedClient, Method } from '../../support/checked-client.js';
import type { Cast } from './cast.js';
import type { AccessRequest } from './request.js';

interface HttpCall {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

/** Sends a request of the model as what it is over HTTP. */
export async function sendTo(
  http: CheckedClient,
  cast: Cast,
  headers: Credentials,
  asked: AccessRequest,
): Promise<Response> {
  const { method, path, body } = callOf(cast, asked);
  return http.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
}

function callOf(cast: Cast, { operation, about, other, named, flag, rows }: AccessRequest): HttpCall {
  const name = (user: number): string | number =>
    named === 'id' ? cast.id(user) : `ext:${cast.externalId(user)}`;
  const user = `/v1/users/${named === 'me' ? 'me' : name(about)}`;
  const otherId = cast.id(other);
  const viewed = flag ? '?viewer=true' : '';
  const get = (path: string): HttpCall => ({ method: 'get', path });
  const put = (path: string, body?: unknown): HttpCall => ({ method: 'put', path, body });
  const remove = (path: string): HttpCall => ({ method: 'delete', path });
  switch (operation) {
    case 'createUser':
      return { method: 'post', path: '/v1/users', body: { firstName: 'Extra' } };
    case 'putUsers':
      return put('/v1/users', {
        users: [{ externalId: cast.externalId(about), ...cast.profile(about, flag) }],
      });
    case 'putUser':
      return put(user, cast.profile(about, flag));
    case 'listUsers':
      return get(flag ? `/v1/users?q=${cast.firstName}` : `/v1/users?externalId=${cast.externalId(about)}`);
    case 'findByEmail':
      return get(`/v1/users?email=${cast.email(about)}`);
    case 'getUser':
      return get(user);
    case 'changeUser':
      return { method: 'patch', path: user, body: { isPrivate: flag } };
    case 'deleteUser':
      return remove(user);
    case 'listFollowers':
      return get(`${user}/followers${viewed}`);
    case 'listFollowing':
      return get(`${user}/following${viewed}`);
    case 'listMutuals':
      return get(`${user}/mutuals${viewed}`);
    case 'listKnownFollowers':
      return get(`/v1/users/${otherId}/known-followers?viewerId=${name(about)}`);
    case 'listSuggestions':
      return get(`${user}/suggestions`);
    case 'listFollowHistory':
      return get(`${user}/follow-history?limit=1000`);
    case 'listFollowRequests':
      return get(`${user}/follow-requests`);
    case 'listBlocks':
      return get(`${user}/blocks`);
    case 'listMutes':
      return get(`${user}/mutes`);
    case 'getFollow':
      return get(`${user}/following/${otherId}`);
    case 'getRelationships':
      return get(`${user}/relationships?ids=${otherId}`);
    case 'queryRelationships':
      return {
        method: 'post',
        path: '/v1/relationships/query',
        body: { pairs: rows.map((row) => ({ userId: name(row.by), otherId: cast.id(row.other) })) },
      };
    case 'follow':
      return put(`${user}/following/${otherId}`);
    case 'unfollow':
      return remove(`${user}/following/${otherId}`);
    case 'removeFollower':
      return remove(`${user}/followers/${otherId}`);
    case 'acceptFollowRequest':
      return put(`${user}/follow-requests/${otherId}`);
    case 'rejectFollowRequest':
      return remove(`${user}/follow-requests/${otherId}`);
    case 'block':
      return put(`${user}/blocks/${otherId}`);
    case 'unblock':
      return remove(`${user}/blocks/${otherId}`);
    case 'mute':
      return put(`${user}/mutes/${otherId}`);
    case 'unmute':
      return remove(`${user}/mutes/${otherId}`);
    case 'applyFollowBatch':
      return {
        method: 'post',
        path: '/v1/follows/batch',
        body: {
          dryRun: flag,
          operations: rows.map((row) => ({
            op: row.op,
            followerId: name(row.by),
            followeeId: cast.id(row.other),
          })),
        },
      };
    case 'listUserEvents':
      return get(`${user}/events?limit=1`);
    case 'listEvents':
      return get('/v1/events?limit=1');
    // Whoever is let in finds none, and makes none: where it is sent is no address.
    case 'createWebhook':
      return { method: 'post', path: '/v1/webhooks', body: { url: 'none' } };
    case 'listWebhooks':
      return get('/v1/webhooks');
    case 'getWebhook':
      return get('/v1/webhooks/1');
    case 'changeWebhook':
      return { method: 'patch', path: '/v1/webhooks/1', body: { status: 'paused' } };
    case 'deleteWebhook':
      return remove('/v1/webhooks/1');
    case 'rotateWebhookSecret':
      return { method: 'post', path: '/v1/webhooks/1/rotate-secret' };
    case 'testWebhook':
      return { method: 'post', path: '/v1/webhooks/1/test' };
    case 'listWebhookDeliveries':
      return get('/v1/webhooks/1/deliveries');
    case 'redeliverWebhook':
      return { method: 'post', path: '/v1/webhooks/1/deliveries/1/redeliver' };
    case 'exportUser':
      return get(`${user}/export`);
    case 'getLegacyFollowers':
      return get(`/user/followers/${name(about)}`);
  }
  throw new Error(`No request of ${operation} is known`);
}
