import { createUsers } from './people.js';
import type { Method, RequestOptions } from './checked-client.js';
import type { Route } from './openapi-document.js';
import { placesOf, problemOf } from './problems.js';
import { type BodyRoute, bodyRoutesOf, samplePath } from './sample-requests.js';
import { type TestApp, useTestApp } from './start-test-app.js';
import { type StoredRows, storedRows } from './stored-rows.js';

/** What a request must come to: a status, a code, and the place that the problem names. */
export interface Refusal {
  readonly status?: number;
  readonly code?: string;
  readonly place?: string;
}

/** What {@link BadInput.outcome} is when all went as it must. */
export const ALL_REFUSED = { wrong: [] as string[], triedSome: true, storedNothing: true };

/** An application with three users, and what came of the bad requests that a test sent to it. */
export interface BadInput {
  readonly service: Omit<TestApp, 'close'>;
  /** Sends a request and notes whatever is not a problem as expected. */
  readonly refuse: (route: Route, path: string, options: RequestOptions, expected: Refusal) => Promise<void>;
  /** Tries every route that reads a body with what is given for it; comes to its {@link outcome}. */
  readonly refuseBodies: (
    casesOf: (route: BodyRoute) => Iterable<readonly [options: RequestOptions, expected: Refusal]>,
  ) => Promise<typeof ALL_REFUSED>;
  /** What the test came to, to be compared with {@link ALL_REFUSED}. */
  readonly outcome: (tried: number) => Promise<typeof ALL_REFUSED>;
}

/** For the tests of the `describe` that calls this: each begins anew. */
export function useBadInput(): BadInput {
  const service = useTestApp();
  let before: StoredRows;
  let wrong: string[];

  beforeEach(async () => {
    await createUsers(service.http, 3);
    before = await storedRows(service);
    wrong = [];
  });

  const input: BadInput = {
    service,

    async refuse({ method, template }, path, options, expected) {
      const sent = typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
      const name = `${method} ${template} [${path.slice(0, 200)}] ${options.contentType ?? ''} ${sent?.slice(0, 200) ?? ''}`;
      try {
        const response = await service.http.send(method as Method, path, options);
        const { status, code } = problemOf(response);
        const places = placesOf(response);
        const fits =
          (expected.status === undefined ? status >= 400 && status < 500 : status === expected.status) &&
          (expected.code === undefined || code === expected.code) &&
          (expected.place === undefined || places.includes(expected.place)) &&
          (status !== 422 || (places.length > 0 && !places.includes('')));
        if (!fits) wrong.push(`${name}: ${response.status} ${response.text.slice(0, 300)}`);
      } catch (error) {
        wrong.push(`${name}: ${String(error).slice(0, 500)}`);
      }
    },

    async refuseBodies(casesOf) {
      let tried = 0;
      for (const route of bodyRoutesOf(service.document)) {
        for (const [options, expected] of casesOf(route)) {
          await input.refuse(route, samplePath(route), options, expected);
          tried += 1;
        }
      }
      return input.outcome(tried);
    },

    async outcome(tried) {
      const stored = await storedRows(service);
      return {
        // The first few say it: a bug of the machinery shows on every route.
        wrong: wrong.slice(0, 8),
        triedSome: tried > 0,
        storedNothing: JSON.stringify(stored) === JSON.stringify(before),
      };
    },
  };
  return input;
}
