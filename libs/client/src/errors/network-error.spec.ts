import { NetworkError, RetinueClient, RetinueError } from '../index.js';

const clientOf = (fetch: (request: Request) => Promise<Response>): RetinueClient =>
  new RetinueClient({ baseUrl: 'http://service.test/social', fetch });

const failed = async (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe('a call that nobody answers', () => {
  const cause = new TypeError('fetch failed');
  const client = clientOf(async () => {
    throw cause;
  });

  it.each([
    ['a method', async () => client.follow(1, 2)],
    [
      'a path',
      async () =>
        client.http.PUT('/v1/users/{id}/following/{followeeId}', {
          params: { path: { id: 1, followeeId: 2 } },
        }),
    ],
  ])('of %s throws an error of ours, which says what was called and what to look at', async (_, call) => {
    const error = await failed(call());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toBeInstanceOf(RetinueError);
    expect(error).toMatchObject({
      name: 'NetworkError',
      cause,
      method: 'PUT',
      url: 'http://service.test/social/v1/users/1/following/2',
      message: expect.stringMatching(
        /^PUT \/social\/v1\/users\/1\/following\/2: no answer from http:\/\/service\.test\..*CORS_ORIGINS/,
      ),
    });
  });

  it('throws the reason of the signal when that was aborted', async () => {
    const stop = new AbortController();
    const leaving = clientOf(async () => {
      stop.abort(new Error('left the page'));
      throw cause;
    });
    await expect(leaving.getUser(1, { signal: stop.signal })).rejects.toThrow('left the page');
  });
});

describe('a call whose answer breaks off', () => {
  const breakingOff = async (): Promise<Response> =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.error(new TypeError('terminated')),
      }),
    );

  it('throws the same error', async () => {
    expect(await failed(clientOf(breakingOff).getUser(1))).toMatchObject({
      name: 'NetworkError',
      method: 'GET',
      cause: { message: 'terminated' },
    });
  });
});

describe('a call whose token cannot be had', () => {
  it('throws what the function for it threw', async () => {
    const client = new RetinueClient({
      baseUrl: 'http://service.test',
      token: () => {
        throw new TypeError('no session');
      },
    });
    await expect(client.getUser(1)).rejects.toThrow(new TypeError('no session'));
  });
});
