import { RetinueClient, UnexpectedAnswerError } from '../index.js';

/** A client of a service of answers that are told beforehand. */
function clientOf(answers: readonly (() => Response)[]): {
  readonly client: RetinueClient;
  readonly requests: Request[];
} {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    const answer = answers[requests.length - 1];
    if (answer === undefined) throw new Error(`Nobody expected a request number ${requests.length}`);
    return answer();
  };
  return { client: new RetinueClient({ baseUrl: 'http://service.test', fetch }), requests };
}

const refused = (status: number, code: string) => (): Response =>
  Response.json(
    { type: `urn:x:${code}`, title: 'No', status, detail: 'Not now', code },
    { status, headers: { 'Retry-After': '0' } },
  );

async function read<Item>(items: AsyncIterable<Item>, most = Number.POSITIVE_INFINITY): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
}

describe('an answer of lines', () => {
  const LINES = [
    { kind: 'user', firstName: 'Ádám' },
    { kind: 'block', id: 2 },
  ];
  const END = { kind: 'end', lines: 2 };

  const textOf = (lines: readonly object[]): string =>
    lines.map((line) => `${JSON.stringify(line)}\n`).join('');

  /** The bytes of a text, a few at a time, so that letters are cut, too; tells whether it was left. */
  function bodyOf(text: string): { readonly body: ReadableStream; readonly wasLeft: () => boolean } {
    const bytes = new TextEncoder().encode(text);
    let at = 0;
    let left = false;
    const body = new ReadableStream({
      pull: (controller) => {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(at, (at += 3)));
      },
      cancel: () => void (left = true),
    });
    return { body, wasLeft: () => left };
  }

  const answering =
    (body: ReadableStream | string): (() => Response) =>
    () =>
      new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } });

  it('gives one after the other, without the end', async () => {
    const { client, requests } = clientOf([answering(bodyOf(textOf([...LINES, END])).body)]);
    expect(await read(client.exportUser('ext:47/11'))).toEqual(LINES);
    expect(requests[0]?.url).toBe('http://service.test/v1/users/ext%3A47%2F11/export');
  });

  it.each([
    ['without an end', textOf(LINES), 2],
    ['in the middle of a line', textOf(LINES).slice(0, -4), 1],
    ['in the middle of the end', textOf([...LINES, END]).trimEnd(), 2],
    ['with lines that got lost', textOf([...LINES.slice(0, 1), END]), 1],
    ['before the first line', '', 0],
  ])('that is cut %s ends with an error that says how far it came', async (_, text, lines) => {
    const { client } = clientOf([answering(text)]);
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const line of client.exportUser(1)) found.push(line);
    })();
    await expect(reading).rejects.toMatchObject({ name: 'CutAnswerError', lines });
    expect(found).toEqual(LINES.slice(0, lines));
  });

  it('is left when nobody wants more of it', async () => {
    const { body, wasLeft } = bodyOf(textOf([...LINES, END]));
    const { client } = clientOf([answering(body)]);
    expect(await read(client.exportUser(1), 1)).toEqual(LINES.slice(0, 1));
    expect(wasLeft()).toBe(true);
  });

  it('is tried again while the service is busy, and a problem is thrown', async () => {
    const { client, requests } = clientOf([
      refused(503, 'database_unavailable'),
      refused(404, 'user_not_found'),
    ]);
    await expect(read(client.exportUser(1))).rejects.toMatchObject({ code: 'user_not_found' });
    expect(requests).toHaveLength(2);
  });

  it('ends with the reason of the signal', async () => {
    const { client } = clientOf([answering(bodyOf(textOf([...LINES, END])).body)]);
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of client.exportUser(1, { signal: stop.signal })) stop.abort(new Error('left'));
    })();
    await expect(reading).rejects.toThrow('left');
  });

  it('that is a page of something on the way is an error of its own', async () => {
    const { client } = clientOf([answering('<html>\n')]);
    await expect(read(client.exportUser(1))).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });
});
