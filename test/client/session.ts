import { isProblem, ProblemError, RetinueClient } from '@retinue/client';

/** What a front end does in a session, and what it saw. Runs in Node, in a page, and where nothing but the web's own is. */
export async function useService(baseUrl: string): Promise<object> {
  const client = new RetinueClient({ baseUrl, token: async () => 'nobody asks for it yet' });
  const users = [];
  for (const firstName of ['Ada', 'Béla', 'Cleo', 'Dora'])
    users.push(
      await client.createUser({ firstName, lastName: 'Test', email: `${users.length}@example.org` }),
    );
  const [ada, ...others] = users.map(({ id }) => id) as [number, ...number[]];
  const operations = others.map((followerId) => ({ op: 'follow' as const, followerId, followeeId: ada }));
  const batch = await client.applyFollowBatch({ operations });

  const names: string[] = [];
  for await (const { firstName } of client.followers(ada, { limit: 2, order: 'oldest' }))
    names.push(firstName);
  const first: string[] = [];
  for await (const { firstName } of client.followers(ada, { limit: 1, order: 'oldest' })) {
    first.push(firstName);
    if (first.length === 2) break;
  }

  const problem: unknown = await client.follow(ada, ada).catch((error: unknown) => error);
  const stop = new AbortController();
  stop.abort(new Error('left the page'));
  const left: unknown = await client.getUser(ada, { signal: stop.signal }).catch((error: unknown) => error);
  const { response } = await client.http.GET('/v1/users', { params: { query: { limit: 1 } } });
  await client.unfollow(others[0]!, ada);
  return {
    outcomes: batch.items.map(({ outcome }) => outcome),
    names,
    first,
    problem: [problem instanceof ProblemError, isProblem(problem, 'cannot_follow_self')],
    left: String(left),
    nextLink: response.headers.get('Link')?.includes('rel="next"'),
    followersCount: (await client.getUser(ada)).followersCount,
    seesAtLeast: client.consistencyToken?.split('.')[0],
  };
}

/** Reads, and reads again with what the first answer brought. @returns how many users there were each time */
export async function readTwice(baseUrl: string): Promise<number[]> {
  const client = new RetinueClient({ baseUrl });
  const first = await client.listUsers();
  const second = await client.listUsers();
  return [first.items.length, second.items.length];
}

/** Asks a service that refuses the first requests: what it was told, and how often it asked. */
export async function waitForService(baseUrl: string): Promise<object> {
  let requests = 0;
  const client = new RetinueClient({
    baseUrl,
    fetch: async (request) => {
      requests += 1;
      return fetch(request);
    },
  });
  const { items } = await client.listUsers();
  return { items, requests };
}

/** What the session should have seen. */
export const SEEN = {
  outcomes: ['followed', 'followed', 'followed'],
  names: ['Béla', 'Cleo', 'Dora'],
  first: ['Béla', 'Cleo'],
  problem: [true, true],
  left: 'Error: left the page',
  nextLink: true,
  followersCount: 2,
  seesAtLeast: 'v1',
};
