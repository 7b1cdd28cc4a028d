import { array, assert as assertProperty, asyncProperty, oneof, tuple } from 'fast-check';
import { FollowsIntegrityService } from '@retinue/follows';
import { EXPECTED_ACCESS } from '../../access/expected-access.js';
import { Issuer } from '../../access/issuer.js';
import { useTestApp } from '../../support/start-test-app.js';
import { TEST_SEED } from '../../support/test-seed.js';
import { CallersUnderTest } from './callers-under-test.js';
import { keeperOfWebhooks, party, plainUser } from './party.js';
import { opening, request, requestOfWebhooks } from './request.js';

const RUNS = 10;
/** Milliseconds after which it looks for no shorter example of what fails. */
const SHRINKING_MS = 60_000;

const issuer = new Issuer();

describe.each([
  { ANONYMOUS_READ: 'false', SELF_SIGNUP: 'false' },
  { ANONYMOUS_READ: 'true', SELF_SIGNUP: 'true' },
])('callers of all kinds, with %o', (settings) => {
  const service = useTestApp({ ...issuer.settings, ...settings });
  const opened = {
    anonymousRead: settings.ANONYMOUS_READ === 'true',
    selfSignup: settings.SELF_SIGNUP === 'true',
  };

  it(`see and change, in whatever order they come, what the table lets them and nothing else (TEST_SEED=${TEST_SEED})`, async () => {
    const [letIn, refused] = [new Set<string>(), new Set<string>()];
    await assertProperty(
      asyncProperty(
        array(tuple(plainUser, opening), { minLength: 25, maxLength: 30, size: 'max' }),
        array(
          oneof(
            { weight: 9, arbitrary: tuple(party, request) },
            { weight: 1, arbitrary: tuple(keeperOfWebhooks, requestOfWebhooks) },
          ),
          { minLength: 90, maxLength: 110, size: 'max' },
        ),
        async (first, then) => {
          const callers = await CallersUnderTest.of(service, issuer, opened);
          for (const [caller, one] of [...first, ...then])
            ((await callers.send(caller, one)) ? letIn : refused).add(one.operation);
        },
      ),
      { numRuns: RUNS, interruptAfterTimeLimit: SHRINKING_MS },
    );
    const operations = Object.keys(EXPECTED_ACCESS).length;
    expect([letIn.size, refused.size].filter((size) => size < operations - 3)).toEqual([]);
    const integrity = service.nest.get(FollowsIntegrityService, { strict: false });
    for await (const flaws of integrity.flawedPairs()) expect(flaws).toEqual([]);
    for await (const drifts of integrity.driftingCounts()) expect(drifts).toEqual([]);
  }, 120_000);
});
