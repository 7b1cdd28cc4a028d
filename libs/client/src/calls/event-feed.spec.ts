import { type ChangeEvent, NetworkError, ProblemError, RetinueClient } from '../index.js';
import { eventFeed, type FeedPlace } from './event-feed.js';

const REQUEST = new Request('http://service.test/v1/events');

type Told = { readonly items: readonly number[]; readonly nextAfter: string } | Error;

/** A log that answers what is told beforehand, and the places that it was asked for. */
function feedOf(
  answers: readonly Told[],
  signal?: AbortSignal,
): { readonly asked: (string | undefined)[]; readonly feed: AsyncGenerator<number, void, undefined> } {
  const asked: (string | undefined)[] = [];
  const feed = eventFeed<number>(
    async ({ after }: FeedPlace) => {
      asked.push(after);
      const answer = answers[asked.length - 1];
      if (answer === undefined) throw new Error(`Nobody expected question number ${asked.length}`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    { signal },
    1,
  );
  return { asked, feed };
}

async function take<Item>(items: AsyncIterable<Item>, count: number): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) if (taken.push(item) === count) break;
  return taken;
}

const page = (nextAfter: string, ...items: number[]): Told => ({ items, nextAfter });
const broken = (): Error => new NetworkError(REQUEST, new TypeError('fetch failed'));

describe('the events of a log', () => {
  it('come page by page, and on where a page was empty', async () => {
    const { asked, feed } = feedOf([page('b', 1, 2), page('c'), page('d', 3)]);
    expect(await take(feed, 3)).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, 'b', 'c']);
  });

  it('go on where they were when the connection broke, however often', async () => {
    const { asked, feed } = feedOf([page('b', 1), broken(), broken(), page('c', 2)]);
    expect(await take(feed, 2)).toEqual([1, 2]);
    expect(asked).toEqual([undefined, 'b', 'b', 'b']);
  });

  it('end with the error when there was no first answer: the address may be wrong', async () => {
    await expect(take(feedOf([broken()]).feed, 1)).rejects.toBeInstanceOf(NetworkError);
  });

  it('end with an error that no later attempt would mend', async () => {
    const { feed } = feedOf([page('b', 1), new RangeError('no')]);
    await expect(take(feed, 2)).rejects.toThrow('no');
  });

  it('end with the problem of a log that was trimmed beyond where they were, and do not begin anew by themselves', async () => {
    const problem = { type: 'x', title: 'gone', status: 410, detail: 'begin anew', code: 'events_gone' };
    const gone = new ProblemError(problem, new Response(null, { status: 410 }));
    const { asked, feed } = feedOf([page('b', 1), broken(), gone]);
    await expect(take(feed, 2)).rejects.toBe(gone);
    expect(asked).toEqual([undefined, 'b', 'b']);
  });

  it('end with the reason of the signal, also while they wait to reconnect', async () => {
    const left = new AbortController();
    const { feed } = feedOf([page('b', 1), ...Array.from({ length: 50 }, broken)], left.signal);
    expect((await feed.next()).value).toBe(1);
    const next = feed.next();
    left.abort(new Error('left'));
    await expect(next).rejects.toThrow('left');
  });

  it('are asked for with all options, by types in one request, and waited for', async () => {
    const urls: URL[] = [];
    const events = [{ id: 'a' }, { id: 'b' }] as ChangeEvent[];
    const client = new RetinueClient({
      baseUrl: 'http://service.test',
      fetch: async ({ url }) => {
        urls.push(new URL(url));
        return Response.json({ items: urls.length === 1 ? events : [], nextAfter: 'b', upToDate: true });
      },
    });
    const types = ['follow.created', 'follow.ended'] as const;
    expect(await take(client.events({ after: 'x', types: [...types], limit: 10 }), 2)).toEqual(events);
    expect(Object.fromEntries(urls[0]?.searchParams ?? [])).toEqual({
      after: 'x',
      types: 'follow.created,follow.ended',
      limit: '10',
      waitSeconds: '30',
    });
  });
});
