import {
  type ClientOptions,
  isProblem,
  ProblemError,
  RetinueClient,
  UnexpectedAnswerError,
} from './index.js';

/** A service of answers that are told beforehand, and a client of it. */
function clientOf(
  answers: readonly (() => Response)[],
  options: Partial<ClientOptions> = {},
): { readonly client: RetinueClient; readonly requests: Request[] } {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    request.signal.throwIfAborted();
    const answer = answers[requests.length - 1];
    if (answer === undefined) throw new Error(`Nobody expected a request number ${requests.length}`);
    return answer();
  };
  return { client: new RetinueClient({ baseUrl: 'http://service.test', fetch, ...options }), requests };
}

const well =
  (body: unknown = { items: [] }, headers: Record<string, string> = {}) =>
  (): Response =>
    Response.json(body, { headers });

const refused =
  (status: number, headers: Record<string, string> = { 'Retry-After': '0' }, code = 'database_unavailable') =>
  (): Response =>
    Response.json(
      { type: `urn:x:${code}`, title: 'No', status, detail: 'Not now', code },
      { status, headers },
    );

const page = (items: unknown[], nextCursor: string | null): (() => Response) => well({ items, nextCursor });

const read = async <Item>(items: AsyncIterable<Item>, most = Number.POSITIVE_INFINITY): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
};

describe('what a client sends', () => {
  it('is what the method was given, below the prefix of the service', async () => {
    const { client, requests } = clientOf([well()], { baseUrl: 'https://example.org/social/' });
    await client.listFollowers(42, { limit: 7, order: 'oldest', q: 'é&x' });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://example.org/social/v1/users/42/followers?limit=7&order=oldest&q=%C3%A9%26x',
    ]);
  });

  it('is typed by the document: what it does not know does not compile', async () => {
    const { client } = clientOf([well(), well(), well({}), well({})]);
    // @ts-expect-error no such option
    await client.listFollowers(42, { limits: 3 });
    // @ts-expect-error the viewer is needed
    await client.listKnownFollowers(42);
    // @ts-expect-error the client carries it along by itself
    await client.getUser(1, { consistencyToken: 'token' });
    const { data } = await client.http.GET('/v1/users/{id}', { params: { path: { id: 1 } } });
    // @ts-expect-error no such code
    expect([isProblem(data, 'user_not_fuond'), data?.firstName]).toEqual([false, undefined]);
  });

  it('separates the values of an array by commas, as the service reads them', async () => {
    const { client, requests } = clientOf([well()]);
    await client.getRelationships(1, { ids: [2, 3] });
    expect(requests[0]?.url).toBe('http://service.test/v1/users/1/relationships?ids=2,3');
  });

  it('has options that are headers as headers', async () => {
    const { client, requests } = clientOf([well({})]);
    await client.changeUser(1, {}, { ifMatch: '"3"' });
    expect([requests[0]?.headers.get('If-Match'), new URL(requests[0]?.url ?? '').search]).toEqual([
      '"3"',
      '',
    ]);
  });

  it.each([
    ['a token', () => 'secret'],
    ['a promise of one', async () => 'secret'],
  ])('carries %s that a function gives, asked before each attempt', async (_, give) => {
    let asked = 0;
    const token = (): string | Promise<string> => {
      asked += 1;
      return give();
    };
    const { client, requests } = clientOf([refused(503), well()], { token });
    await client.listUsers();
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
    expect(asked).toBe(2);
  });

  it('carries a token that is given', async () => {
    const { client, requests } = clientOf([well()], { token: 'secret' });
    await client.http.GET('/v1/users');
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer secret');
  });

  it('carries no Authorization without a token', async () => {
    const { client, requests } = clientOf([well(), well()], { token: () => undefined });
    await client.listUsers();
    expect(requests[0]?.headers.has('Authorization')).toBe(false);
  });

  it('carries the consistency token of every answer before, errors too, and of another client', async () => {
    const { client, requests } = clientOf(
      [
        well({}, { 'Consistency-Token': 'one' }),
        refused(404, { 'Consistency-Token': 'two' }),
        well(),
        well(),
      ],
      { consistencyToken: 'handed over' },
    );
    await client.getUser(1);
    await expect(client.getUser(2)).rejects.toThrow(ProblemError);
    await client.getUser(3);
    expect(client.consistencyToken).toBe('two');
    client.seeAtLeast('of another');
    await client.getUser(4);
    expect(requests.map(({ headers }) => headers.get('Consistency-Token'))).toEqual([
      'handed over',
      'one',
      'two',
      'of another',
    ]);
  });
});

describe('going through a list', () => {
  it('asks for one page after the other, with the same options, and an empty page is no end', async () => {
    const { client, requests } = clientOf([page([1, 2], 'a'), page([], 'b'), page([3], null)]);
    expect(await read(client.followers(42, { limit: 2, order: 'oldest' }))).toEqual([1, 2, 3]);
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=2&order=oldest',
      '?limit=2&order=oldest&cursor=a',
      '?limit=2&order=oldest&cursor=b',
    ]);
  });

  it('asks for nothing before it begins, and for no page whose items nobody wants', async () => {
    const { client, requests } = clientOf([page([1, 2], 'a')]);
    const followers = client.followers(42);
    expect(requests).toHaveLength(0);
    expect(await read(followers, 2)).toEqual([1, 2]);
    expect(requests).toHaveLength(1);
  });

  it('begins where it is told to', async () => {
    const { client, requests } = clientOf([page([3], null)]);
    expect(await read(client.followers(42, { cursor: 'b' }))).toEqual([3]);
    expect(new URL(requests[0]?.url ?? '').search).toBe('?cursor=b');
  });

  it('ends with a list that is one page', async () => {
    const { client } = clientOf([well({ items: [1] })]);
    expect(await read(client.suggestions(42))).toEqual([1]);
  });

  it('ends by the signal, between two items and between two pages', async () => {
    const { client, requests } = clientOf([page([1, 2], 'a')]);
    const stop = new AbortController();
    const followers = client.followers(42, { signal: stop.signal });
    expect(await followers.next()).toEqual({ done: false, value: 1 });
    stop.abort(new Error('enough'));
    await expect(followers.next()).rejects.toThrow('enough');
    expect(requests).toHaveLength(1);
  });
});

describe('a signal', () => {
  it('that outlives many calls gathers no listeners', async () => {
    const { client } = clientOf([page([1], 'a'), page([2], 'b'), refused(404), page([3], null)]);
    const { signal } = new AbortController();
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    const listeners = { added: 0, removed: 0 };
    signal.addEventListener = (...listener: Parameters<typeof add>): void => {
      listeners.added += 1;
      add(...listener);
    };
    signal.removeEventListener = (...listener: Parameters<typeof remove>): void => {
      listeners.removed += 1;
      remove(...listener);
    };
    await expect(read(client.followers(1, { signal }))).rejects.toThrow(ProblemError);
    expect(await client.listUsers({ signal })).toEqual({ items: [3], nextCursor: null });
    expect(listeners).toEqual({ added: 4, removed: 4 });
  });
});

describe('a problem', () => {
  it('is an error with its code, its status and its invalid values', async () => {
    const errors = [{ parameter: 'limit', detail: 'limit must be a whole number' }];
    const body = {
      type: 'urn:x',
      title: 'Bad',
      status: 422,
      detail: 'Bad values',
      code: 'invalid_request',
      errors,
    };
    const { client } = clientOf([() => Response.json(body, { status: 422 })]);
    const error: unknown = await client.listUsers().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'invalid_request',
      status: 422,
      message: 'Bad values',
      problem: body,
      errors,
    });
    expect([isProblem(error), isProblem(error, 'invalid_request'), isProblem(error, 'blocked')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['a page of HTML', () => new Response('<html>', { status: 502 }), '<html>'],
    ['nothing', () => new Response(null, { status: 500 }), ''],
    ['JSON of another kind', () => Response.json({ message: 'no' }, { status: 404 }), { message: 'no' }],
  ])('is none when the answer is %s', async (_, answer, body) => {
    const { client } = clientOf([answer]);
    const error: unknown = await client.listUsers().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ status: answer().status, body });
  });

  it('is none when an answer that seems well is no JSON', async () => {
    const { client } = clientOf([() => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })]);
    await expect(client.listUsers()).rejects.toMatchObject({ status: 200, name: 'UnexpectedAnswerError' });
  });
});
