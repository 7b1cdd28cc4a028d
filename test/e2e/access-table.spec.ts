import { BlocksService, FollowsService } from '@retinue/follows';
import { UserUpsertsService } from '@retinue/users';
import { bearer, type Credentials, forgedTokens, keyWith, revokedKey } from '../access/callers.js';
import { type Audience, EXPECTED_ACCESS, OPEN_OPERATIONS } from '../access/expected-access.js';
import { Issuer } from '../access/issuer.js';
import type { Method } from '../support/checked-client.js';
import { type Operation, type Route, routesOf } from '../support/openapi-document.js';
import { samplePath } from '../support/sample-requests.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedContent } from '../support/stored-content.js';

const issuer = new Issuer();

type NamedRoute = Route & { readonly operation: Operation & { readonly operationId: string } };

/** How a caller is answered: let in (whatever the route then says), or refused with a status and a code. */
type Answer = 'let in' | `401 unauthenticated` | `403 ${string}`;

const UNAUTHENTICATED: Answer = '401 unauthenticated';

/** How users are answered who are not the one it is about: another, a follower, one who is blocked. */
const OTHERS: Readonly<Record<Audience, readonly [Answer, Answer, Answer]>> = {
  anybody: ['let in', 'let in', 'let in'],
  followers: ['403 not_allowed', 'let in', '403 blocked'],
  themselves: ['403 not_allowed', '403 not_allowed', '403 not_allowed'],
  services: ['403 not_allowed', '403 not_allowed', '403 not_allowed'],
};

describe('a service that asks who calls', () => {
  const service = useTestApp({ ...issuer.settings });
  let about: number;

  /** A private user with a follower, somebody whom they block, and others; the second in a path is one of those. */
  beforeEach(async () => {
    const upserts = service.nest.get(UserUpsertsService);
    const ids: number[] = [];
    for (const name of ['about', 'second', 'follower', 'blocked', 'other'])
      ids.push((await upserts.put(name, { firstName: name, email: `${name}@example.org` })).user.id);
    const [followeeId, , followerId, blockedId] = ids as [number, number, number, number];
    about = followeeId;
    await service.nest.get(FollowsService).follow({ followerId, followeeId });
    await service.nest.get(BlocksService).block({ blockerId: followeeId, blockedId });
    await upserts.put('about', { firstName: 'about', isPrivate: true });
  });

  const routes = (): NamedRoute[] => routesOf(service.document) as NamedRoute[];

  const token = async (externalId: string): Promise<Credentials> => bearer(await issuer.token(externalId));

  const answer = async (route: NamedRoute, headers: Credentials): Promise<Answer> => {
    const { path, body } = requestOf(route, about);
    const { status, body: answered } = await service.http.send(route.method as Method, path, {
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const { code } = answered as { code?: string };
    const isRefusal =
      status === 401 || (status === 403 && ['scope_missing', 'not_allowed', 'blocked'].includes(code ?? ''));
    return isRefusal ? (`${status} ${code}` as Answer) : 'let in';
  };

  it('has a rule for each of its operations', () => {
    const named = routes().map(({ operation }) => operation.operationId);
    expect(named.toSorted()).toEqual([...Object.keys(EXPECTED_ACCESS), ...OPEN_OPERATIONS].toSorted());
  });

  it('lets nobody in without credentials, or with bad ones, and changes nothing', async () => {
    const bad = {
      'no credentials': {},
      'a revoked key': await revokedKey(service),
      'another scheme': { Authorization: 'Basic YTpi' },
      ...(await forgedTokens(issuer, 'about')),
    };
    const before = await storedContent(service);
    const found: string[] = [];
    for (const route of guarded(routes())) {
      for (const [what, credentials] of Object.entries(bad)) {
        const answered = await answer(route, credentials);
        if (answered !== UNAUTHENTICATED) found.push(`${route.operation.operationId}, ${what}: ${answered}`);
      }
    }
    expect(found).toEqual([]);
    expect(await storedContent(service)).toEqual(before);
  }, 60_000);

  it.each(Object.entries(EXPECTED_ACCESS))(
    'answers each kind of caller as the table says: %s',
    async (operationId, [scope, audience]) => {
      const route = routes().find(({ operation }) => operation.operationId === operationId)!;
      const [another, follower, blocked] = OTHERS[audience];
      const isOpenToUsers = audience !== 'services';
      const actingFor = await keyWith(service, 'act-as');
      const otherScope = scope === 'webhooks:write' ? 'users:write' : 'webhooks:write';
      const before = await storedContent(service);
      const refused = {
        another: await answer(route, await token('other')),
        follower: await answer(route, await token('follower')),
        blocked: await answer(route, await token('blocked')),
        'one who is no user yet': await answer(route, await token('stranger')),
        'a service without the scope': await answer(route, await keyWith(service, otherScope)),
        'a service that acts for another': await answer(route, { ...actingFor, 'Act-As': 'ext:other' }),
        'a service that may not act for users': await answer(route, {
          ...(await keyWith(service, otherScope)),
          'Act-As': 'ext:about',
        }),
        'a token that is limited to another scope': await answer(
          route,
          bearer(await issuer.token('about', { claims: { scope: `openid ${otherScope}` } })),
        ),
      };
      expect(refused).toEqual({
        another,
        follower,
        blocked,
        'one who is no user yet': another,
        'a service without the scope': '403 scope_missing',
        'a service that acts for another': another,
        'a service that may not act for users': '403 scope_missing',
        'a token that is limited to another scope': '403 scope_missing',
      });
      expect(await storedContent(service)).toEqual(before);
      expect({
        themselves: await answer(route, await token('about')),
        'a service that acts for them': await answer(route, { ...actingFor, 'Act-As': 'ext:about' }),
        'a service with the scope': await answer(route, await keyWith(service, scope)),
        'an administrator': await answer(
          route,
          bearer(await issuer.token('other', { claims: { scope: 'admin' } })),
        ),
      }).toEqual({
        themselves: isOpenToUsers ? 'let in' : '403 not_allowed',
        'a service that acts for them': isOpenToUsers ? 'let in' : '403 not_allowed',
        'a service with the scope': 'let in',
        'an administrator': 'let in',
      });
    },
  );
});

function guarded(routes: readonly NamedRoute[]): NamedRoute[] {
  return routes.filter(({ operation }) => !OPEN_OPERATIONS.includes(operation.operationId));
}

/** A request of the route about one user; the other in it is `second`. */
function requestOf(route: NamedRoute, about: number): { readonly path: string; readonly body?: unknown } {
  const { operationId } = route.operation;
  // Who looks stands in the query; the list is the other's.
  if (operationId === 'listKnownFollowers')
    return { path: '/v1/users/ext:second/known-followers?viewerId=ext:about' };
  return { path: samplePath(route, pathValues(route, about)), body: BODIES[operationId] };
}

function pathValues({ template, operation }: NamedRoute, about: number): Record<string, string> {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (operation.operationId === 'getLegacyFollowers') return { user_id: String(about) };
  return Object.fromEntries(names.map((name, index) => [name, index === 0 ? 'ext:about' : 'ext:second']));
}

/** Bodies that are about the user. */
const BODIES: Readonly<Record<string, unknown>> = {
  createUser: { firstName: 'Ann' },
  putUsers: { users: [{ externalId: 'about', firstName: 'Ann' }] },
  putUser: { firstName: 'Ann' },
  changeUser: { firstName: 'Ann' },
  queryRelationships: { pairs: [{ userId: 'ext:about', otherId: 'ext:second' }] },
  applyFollowBatch: {
    operations: [{ op: 'follow', followerId: 'ext:about', followeeId: 'ext:second' }],
  },
};
