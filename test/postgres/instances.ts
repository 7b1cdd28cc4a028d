import { readSettings } from '@retinue/api';
import { createApp } from '@retinue/api/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** One of several servers on the same database. */
export interface Instance {
  readonly nest: NestFastifyApplication;
  readonly url: string;
  close(): Promise<void>;
}

export const CONSISTENCY_KEY = 'a secret of the tests, shared by all';

export async function startInstance(environment: NodeJS.ProcessEnv): Promise<Instance> {
  const nest = await createApp(readSettings({ LOG_LEVEL: 'fatal', CONSISTENCY_KEY, ...environment }));
  await nest.listen(0, '127.0.0.1');
  return { nest, url: await nest.getUrl(), close: async () => nest.close() };
}

/** What a client sees of an answer. */
export interface Seen {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly token: string;
  readonly headers: Headers;
}

/** Milliseconds that no client may be kept waiting. */
export const MAX_WAIT_MS = 15_000;

/** Sends a request; `token` is what the client got with an earlier answer, `credentials` are how it is known again. */
export async function send(
  instance: Pick<Instance, 'url'>,
  method: string,
  path: string,
  {
    token,
    credentials,
    body,
  }: {
    readonly token?: string | undefined;
    readonly credentials?: string;
    readonly body?: object;
  } = {},
): Promise<Seen> {
  const answer = await fetch(`${instance.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { 'Consistency-Token': token }),
      ...(credentials === undefined ? {} : { Authorization: credentials }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(MAX_WAIT_MS),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    token: answer.headers.get('consistency-token') ?? '',
    headers: answer.headers,
  };
}

let made = 0;

/** Creates so many users, and answers their ids. */
export async function makeUsers(instance: Pick<Instance, 'url'>, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { status, body } = await send(instance, 'POST', '/v1/users', {
      body: { firstName: 'Ann', lastName: 'Other', email: `p${(made += 1)}@example.org` },
    });
    if (status !== 201) throw new Error(`A user could not be made: ${status}`);
    ids.push(body['id'] as number);
  }
  return ids;
}

/** Waits until something has come to be. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
