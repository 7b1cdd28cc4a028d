import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isProblem, RetinueClient, type Retry, type RetryOptions } from './index.js';

/** A service that refuses some requests, does the next, and keeps what it got. */
function busyService(
  refusals: readonly number[],
  retryAfter: string | undefined = '0',
): {
  readonly requests: Request[];
  readonly clientWith: (retry?: RetryOptions, onRetry?: (retry: Retry) => void) => RetinueClient;
} {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    const status = refusals[requests.length - 1] ?? 200;
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
    const problem = { type: 'urn:x', title: 'No', status, detail: 'No', code: 'database_unavailable' };
    return status === 200 ? Response.json({}) : Response.json(problem, { status, headers });
  };
  return {
    requests,
    clientWith: (retry, onRetry) =>
      new RetinueClient({ baseUrl: 'http://service.test', fetch, retry, onRetry }),
  };
}

const BATCH = { operations: [{ op: 'follow' as const, followerId: 1, followeeId: 2 }] };
const USER = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };

describe('a client whose service is busy', () => {
  it.each([
    ['a GET', async (client: RetinueClient) => client.getUser(1)],
    ['a PUT', async (client: RetinueClient) => client.follow(1, 2)],
    ['a DELETE', async (client: RetinueClient) => client.unfollow(1, 2)],
    ['a batch', async (client: RetinueClient) => client.applyFollowBatch(BATCH)],
    [
      'a question that is sent by POST',
      async (client: RetinueClient) => client.queryRelationships({ pairs: [] }),
    ],
    ['a call by its path', async (client: RetinueClient) => client.http.GET('/v1/users')],
  ])('repeats %s after 503 and 429', async (_, call) => {
    const { requests, clientWith } = busyService([503, 429, 503]);
    await call(clientWith());
    expect(requests).toHaveLength(4);
  });

  it('sends the same body and the same key of its own with each attempt of a batch, and another with the next', async () => {
    const { requests, clientWith } = busyService([503, 503]);
    const client = clientWith();
    await client.applyFollowBatch(BATCH);
    await client.applyFollowBatch(BATCH);
    const keys = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
    const bodies = await Promise.all(requests.map(async (request) => request.json() as Promise<unknown>));
    expect(bodies).toEqual([BATCH, BATCH, BATCH, BATCH]);
  });

  it('takes the key that it is given for a batch', async () => {
    const { requests, clientWith } = busyService([503]);
    await clientWith().applyFollowBatch(BATCH, { idempotencyKey: 'import-7' });
    expect(requests.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['import-7', 'import-7']);
  });

  it('goes on while its own first attempt at a batch is still at work', async () => {
    const { requests, clientWith } = busyService([503, 409, 409]);
    await clientWith().applyFollowBatch(BATCH);
    expect(requests).toHaveLength(4);
  });

  it('takes a 409 to the first attempt for an answer', async () => {
    const { requests, clientWith } = busyService([409]);
    await expect(clientWith().applyFollowBatch(BATCH)).rejects.toMatchObject({ status: 409 });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['a POST that creates', async (client: RetinueClient) => client.createUser(USER)],
    ['a PATCH', async (client: RetinueClient) => client.changeUser(1, {})],
  ])('does not repeat %s after a 503, which may come after the work', async (_, call) => {
    const { requests, clientWith } = busyService([503]);
    await expect(call(clientWith())).rejects.toMatchObject({ status: 503 });
    expect(requests).toHaveLength(1);
  });

  it('repeats it after a 429, which comes before the work', async () => {
    const { requests, clientWith } = busyService([429]);
    await clientWith().createUser(USER);
    expect(requests).toHaveLength(2);
  });

  it('gives up after so many attempts, with the last answer', async () => {
    const { requests, clientWith } = busyService([503, 503, 503, 503]);
    const error: unknown = await clientWith({ attempts: 3 })
      .getUser(1)
      .catch((thrown: unknown) => thrown);
    expect([requests.length, isProblem(error, 'database_unavailable')]).toEqual([3, true]);
  });

  it.each([
    ['has none', false as const, 1],
    ['has a number of its own', { attempts: 2 }, 2],
  ])('tries a call as often as that says, which %s', async (_, retry, attempts) => {
    const { requests, clientWith } = busyService([503, 503, 503]);
    await expect(clientWith({ attempts: 3 }).getUser(1, { retry })).rejects.toMatchObject({ status: 503 });
    expect(requests.map(({ url }) => url)).toEqual(
      Array.from({ length: attempts }, () => 'http://service.test/v1/users/1'),
    );
  });

  it('tells before each wait what refused, and how long it waits', async () => {
    const told: Retry[] = [];
    const { clientWith } = busyService([503, 429]);
    await clientWith(undefined, (retry) => told.push(retry)).follow(1, 2);
    const call = { method: 'PUT', url: 'http://service.test/v1/users/1/following/2', delayMs: 0 };
    expect(told).toEqual([
      { ...call, status: 503, attempts: 1 },
      { ...call, status: 429, attempts: 2 },
    ]);
  });

  it('gives up at once when it is told to come back later than it has time', async () => {
    const { requests, clientWith } = busyService([503], '61');
    await expect(clientWith({ withinMs: 60_000 }).getUser(1)).rejects.toMatchObject({ status: 503 });
    expect(requests).toHaveLength(1);
  });

  it('stops waiting when the signal is aborted', async () => {
    const { requests, clientWith } = busyService([503], '3600');
    const stop = new AbortController();
    const call = clientWith({ withinMs: 1e9 }).getUser(1, { signal: stop.signal });
    // It has an answer, and an hour to wait.
    while (requests.length === 0) await nextTurn();
    await nextTurn();
    stop.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(requests).toHaveLength(1);
  });

  it.each<[string, string, (client: RetinueClient, signal: AbortSignal) => Promise<unknown>]>([
    ['nothing of an answer', '', async (client, signal) => client.getUser(1, { signal })],
    ['half of an answer', '{"id":', async (client, signal) => client.getUser(1, { signal })],
    [
      'a line of an answer',
      '{"kind":"counts"}\n',
      async (client, signal) => {
        for await (const _ of client.exportUser(1, { signal }));
      },
    ],
  ])(
    'leaves at once with %s when the signal is aborted, also after memory was tidied up',
    async (_, part, call) => {
      setFlagsFromString('--expose-gc');
      const tidyUp = runInNewContext('gc') as () => void;
      const service = createServer((_request, response) => {
        if (part !== '') response.write(part);
      }).listen(0, '127.0.0.1');
      try {
        await once(service, 'listening');
        const { port } = service.address() as AddressInfo;
        const stop = new AbortController();
        const client = new RetinueClient({ baseUrl: `http://127.0.0.1:${port}` });
        const asked = once(service, 'request');
        const ended = call(client, stop.signal).catch((error: unknown) => error);
        await asked;
        for (let time = 0; time < 20; time += 1) {
          await delay(5);
          tidyUp();
        }
        stop.abort(new Error('enough'));
        expect(await ended).toEqual(new Error('enough'));
      } finally {
        service.closeAllConnections();
        service.close();
      }
    },
  );

  it('stops waiting for a token when the signal is aborted', async () => {
    const stop = new AbortController();
    const client = new RetinueClient({
      baseUrl: 'http://service.test',
      token: async () => new Promise(() => undefined),
    });
    const call = client.getUser(1, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
  });
});
