import 'reflect-metadata';
import type { DomainError } from '@retinue/common';
import type { FollowLimits } from '@retinue/follows';
import { FakeRetinue, Given, openRetinue, type RetinueServices } from '@retinue/testing';

interface Opened {
  readonly services: RetinueServices;
  close(): Promise<void>;
}

const POLICY = 'person>person,person>brand';

const KINDS: readonly [name: string, open: (limits: FollowLimits) => Promise<Opened>][] = [
  [
    'the real services',
    async (limits) => {
      const services = await openRetinue({ follows: { policy: POLICY, ...limits } });
      return { services, close: () => services.close() };
    },
  ],
  [
    'the fakes',
    async (limits) => ({
      services: new FakeRetinue({ policy: POLICY, ...limits }),
      close: () => Promise.resolve(),
    }),
  ],
];

/** What an error says to clients: its code, its sentence, and the values that it names. */
export async function refusal(call: Promise<unknown>): Promise<object> {
  const error = await call.then(
    () => undefined,
    (thrown: DomainError) => thrown,
  );
  const values = error?.values?.map(({ name, problem }) => problem(name)) ?? [];
  return { code: error?.code, message: error?.message, values };
}

/** An id that nobody has. */
export const NOBODY = 999_999;

/** Services, and what puts users into them. */
export interface ServicesUnderTest extends RetinueServices {
  readonly given: Given;
}

/**
 * The same tests for the fakes and for the real services: a fake can't promise what the real one does not keep.
 *
 * @param tests given where to find the services, once they are open
 * @param limits that both are set to; none when left out
 */
export function describeBoth(
  what: string,
  tests: (services: () => ServicesUnderTest) => void,
  limits: FollowLimits = {},
): void {
  describe.each(KINDS)(`%s: ${what}`, (_, open) => {
    let opened: Opened;
    let services: ServicesUnderTest;

    beforeAll(async () => {
      opened = await open(limits);
      services = { ...opened.services, given: new Given(opened.services) };
    });

    afterAll(async () => {
      await opened.close();
    });

    tests(() => services);
  });
}
