import {
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
});
