import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { LoadError, type PlannedRequest } from '../load/load.js';
import type { RunningServer } from '../servers/server.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Headers that say when, or which answer it is, and not what. */
const PASSING_HEADERS = new Set(['date', 'x-request-id']);

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/**
 * Sends the same requests to both, one after the other, and holds status, headers and body of each answer of one
 * against those of the other.
 *
 * @param masksTimes for writes, which each server stamps by its own clock
 * @throws LoadError at the first difference, or an answer that is no 2xx
 */
export async function compareAnswers(
  [one, other]: readonly [RunningServer, RunningServer],
  requests: readonly PlannedRequest[],
  { masksTimes }: { readonly masksTimes: boolean },
): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  try {
    for (const planned of requests) {
      const texts = [];
      for (const server of [one, other]) {
        const answer = await send(agent, server.url, planned);
        const text = textOf(answer).replaceAll(new URL(server.url).host, 'host');
        if (answer.status >= 300) throw new LoadError(`${describe(planned)} was answered ${text}`);
        texts.push(masksTimes ? text.replaceAll(TIME, 'time') : text);
      }
      if (texts[0] !== texts[1]) {
        throw new LoadError(
          `${describe(planned)} was answered differently: ${difference(texts[0]!, texts[1]!)}`,
        );
      }
    }
  } finally {
    agent.destroy();
  }
}

function textOf({ status, headers, body }: Answer): string {
  const kept = Object.entries(headers).filter(([name]) => !PASSING_HEADERS.has(name));
  return JSON.stringify([status, kept.sort(([name], [next]) => (name < next ? -1 : 1)), body]);
}

/** What stands around the first place where the two texts part. */
function difference(one: string, other: string): string {
  let place = 0;
  while (one[place] === other[place]) place += 1;
  const around = (text: string): string => text.slice(Math.max(0, place - 60), place + 60);
  return `"${around(one)}" and "${around(other)}"`;
}

function describe({ method, path }: PlannedRequest): string {
  return `${method} ${path}`;
}

async function send(agent: Agent, url: string, { method, path, body }: PlannedRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const sent = request(`${url}${path}`, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
