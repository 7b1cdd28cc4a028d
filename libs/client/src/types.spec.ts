import {
  type ChangeEvent,
  isProblem,
  type Listing,
  type ListOptions,
  type OptionsOf,
  type Page,
  ProblemError,
  RetinueClient,
  type UserCard,
  type UserKey,
  type UserType,
  type WebhookMessage,
} from './index.js';

/** What each call sent: the compiler is asked what it takes, and the request shows what became of it. */
function recorded(): { readonly client: RetinueClient; readonly sent: () => Promise<string[]> } {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return Response.json({ items: [], nextCursor: null });
  };
  return {
    client: new RetinueClient({ baseUrl: 'http://s.test', fetch }),
    sent: async () =>
      Promise.all(
        requests.map(async (request) => {
          const { pathname, search } = new URL(request.url);
          return `${request.method} ${pathname}${search} ${await request.text()}`.trim();
        }),
      ),
  };
}

describe('the types of the client', () => {
  it('name a user by a number, by digits, or by an external id, and by no other text', async () => {
    const { client, sent } = recorded();
    const keys: UserKey[] = [1, '2', 'ext:4711'];
    for (const key of keys) await client.getUser(key);
    // @ts-expect-error neither an id nor `ext:` and an external one
    await client.getUser('4711a');
    // @ts-expect-error in a body digits are no id
    await client.queryRelationships({ pairs: [{ userId: '1', otherId: 2 }] });
    expect((await sent()).slice(0, 3)).toEqual([
      'GET /v1/users/1',
      'GET /v1/users/2',
      'GET /v1/users/ext%3A4711',
    ]);
  });

  it('take types of users that only this service has', async () => {
    const { client, sent } = recorded();
    const type: UserType = 'band';
    await client.listUsers({ type });
    expect(await sent()).toEqual(['GET /v1/users?type=band']);
  });

  it('take the cursor as a page gives it, `null` too, which sends none', async () => {
    const { client, sent } = recorded();
    const options: ListOptions = { cursor: null, limit: 2 };
    await client.listBlocks(1, options);
    const { nextCursor } = await client.listFollowers(1);
    await client.listFollowers(1, { cursor: nextCursor });
    expect(await sent()).toEqual([
      'GET /v1/users/1/blocks?limit=2',
      'GET /v1/users/1/followers',
      'GET /v1/users/1/followers',
    ]);
  });

  it('take the fields of an optional body beside the options', async () => {
    const { client, sent } = recorded();
    const { signal } = new AbortController();
    await client.mute(1, 2, { signal });
    await client.mute(1, 2, { expiresAt: '2126-01-01T00:00:00Z', signal, retry: false });
    expect(await sent()).toEqual([
      'PUT /v1/users/1/mutes/2 {}',
      'PUT /v1/users/1/mutes/2 {"expiresAt":"2126-01-01T00:00:00Z"}',
    ]);
  });

  it('take a version as a number', async () => {
    const { client, sent } = recorded();
    const options: OptionsOf<'changeUser'> = { ifMatch: 3 };
    await client.changeUser(1, {}, options);
    expect(await sent()).toEqual(['PATCH /v1/users/1 {}']);
  });

  it('let a component be written for any list', async () => {
    const { client } = recorded();
    const cards = async (list: Listing<UserCard>): Promise<readonly UserCard[]> => {
      const { value } = await list.pages().next();
      return ((value ?? { items: [] }) satisfies Page<UserCard>).items;
    };
    expect(await cards(client.followers(1))).toEqual([]);
    expect(await cards(client.mutes(1))).toEqual([]);
  });

  it('know the codes that are asked for, and leave the others readable', () => {
    const problem = { type: 'urn:x', title: 'No', status: 403, detail: 'No', code: 'of_a_later_service' };
    const error = new ProblemError(problem, new Response());
    // @ts-expect-error no such code
    expect(isProblem(error, 'blocked', 'blokced')).toBe(false);
    const code: string = error.code;
    expect(code).toBe('of_a_later_service');
  });

  it('know by the type of an event what its data holds', () => {
    const tell = (event: ChangeEvent): unknown => {
      // @ts-expect-error not all have it
      const anyVersion: unknown = event.data.version;
      switch (event.type) {
        case 'mute.created': {
          // @ts-expect-error mutes have no version
          const version: unknown = event.data.version;
          const until: string | null = event.data.expiresAt;
          return [until, version, anyVersion];
        }
        case 'user.updated':
          return event.data.changed.map((field) => field.toUpperCase());
        case 'follow.ended':
          // @ts-expect-error nobody's acceptance ends a follow
          return event.cause === 'accept' ? undefined : event.data.follower;
        // @ts-expect-error no such type
        case 'follow.began':
        default:
          return event.type;
      }
    };
    const user = { id: 1, externalId: null };
    const rest = {
      id: 'x',
      at: '2026-01-31T09:30:00.000Z',
      actor: user,
      subject: user,
      caller: null,
      service: null,
    };
    expect([
      tell({ ...rest, type: 'mute.created', cause: 'mute', data: { expiresAt: null } }),
      tell({ ...rest, type: 'user.updated', cause: 'update', data: { version: 2, changed: ['firstName'] } }),
      tell({ ...rest, type: 'follow.ended', cause: 'leave', data: { follower: 'subject' } }),
      tell({ ...rest, type: 'block.ended', cause: 'unblock', data: {} }),
    ]).toEqual([[null, undefined, undefined], ['FIRSTNAME'], 'subject', 'block.ended']);
  });

  it('know an event of the log, and a message to a webhook, by their types', async () => {
    const page = { items: [{ type: 'follow.created', data: { follower: 'actor' } }], nextAfter: 'x' };
    const client = new RetinueClient({ baseUrl: 'http://s.test', fetch: async () => Response.json(page) });
    const followers: string[] = [];
    for await (const event of client.events({ after: 'x' })) {
      if (event.type === 'follow.created') followers.push(event.data.follower);
      break;
    }
    const read = (message: WebhookMessage): unknown => {
      if (message.type === 'webhook.test') return message.data.webhookId;
      return message.type === 'mute.created' ? message.data.data.expiresAt : message.data.actor.id;
    };
    const test = {
      type: 'webhook.test',
      timestamp: '2026-01-31T09:30:00.000Z',
      data: { webhookId: 7 },
    } as const;
    expect([followers, read(test)]).toEqual([['actor'], 7]);
  });
});
