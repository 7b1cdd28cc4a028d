import type { TooManyFollowsTodayError } from '@retinue/follows';
import { FakeRetinue } from '@retinue/testing';
import { describeBoth, refusal, type ServicesUnderTest } from './both-kinds.js';

/** The outcome of a follow of a new user, or the code of its refusal. */
async function followNew(
  services: ServicesUnderTest,
  followerId: number,
  isPrivate = false,
): Promise<string> {
  const { id } = await services.given.user({ isPrivate });
  return services.follows.follow({ followerId, followeeId: id }).then(
    ({ outcome }) => outcome,
    ({ code }: { readonly code: string }) => code,
  );
}

describeBoth(
  'a limit of following',
  (services) => {
    test('counts follows and what waits, names the follower as the caller does, and ends with an unfollow', async () => {
      const { given, follows } = services();
      const { id } = await given.user({ externalId: 'greedy' });
      const { id: first } = await given.user();
      await follows.follow({ followerId: id, followeeId: first });
      expect(await followNew(services(), id, true)).toBe('requested');
      const { id: other } = await given.user();
      const edge = { followerId: { externalId: 'greedy' }, followeeId: other };
      expect(await refusal(follows.follow(edge))).toMatchObject({
        code: 'too_many_followed',
        message:
          'User ext:greedy follows 2 users, requests that wait among them, which is the most here: unfollow one first',
      });
      expect((await follows.follow({ followerId: id, followeeId: first })).outcome).toBe('already_following');
      await follows.unfollow({ followerId: id, followeeId: first });
      expect(await followNew(services(), id)).toBe('followed');
    });

    test('refuses no acceptance', async () => {
      const { given, follows, requests } = services();
      const [follower, followee] = [await given.user(), await given.user({ isPrivate: true })];
      const edge = { followerId: follower.id, followeeId: followee.id };
      await follows.follow(edge);
      expect(await followNew(services(), follower.id)).toBe('followed');
      expect((await requests.accept(edge)).outcome).toBe('accepted');
      expect(await followNew(services(), follower.id)).toBe('too_many_followed');
    });
  },
  { maxFollowing: 2 },
);

describeBoth(
  'a limit of requests that wait',
  (services) => {
    test('lets public users be followed, and another be asked when one has answered', async () => {
      const { given, follows, requests } = services();
      const [follower, followee] = [await given.user(), await given.user({ isPrivate: true })];
      const edge = { followerId: follower.id, followeeId: followee.id };
      expect((await follows.follow(edge)).outcome).toBe('requested');
      expect(await followNew(services(), follower.id, true)).toBe('too_many_requests_pending');
      expect(await followNew(services(), follower.id)).toBe('followed');
      await requests.reject(edge);
      expect(await followNew(services(), follower.id, true)).toBe('requested');
    });
  },
  { maxPendingRequests: 1 },
);

describeBoth(
  'a limit of the day',
  (services) => {
    test('counts what was ended, nothing that changed nothing, and says when to come back', async () => {
      const { given, follows } = services();
      const [follower, followee] = [await given.user(), await given.user()];
      const edge = { followerId: follower.id, followeeId: followee.id };
      for (let time = 0; time < 2; time += 1) {
        await follows.follow(edge);
        await follows.follow(edge);
        await follows.unfollow(edge);
      }
      const error = await follows.follow(edge).then(
        () => undefined,
        (thrown: TooManyFollowsTodayError) => thrown,
      );
      expect(error).toMatchObject({ code: 'too_many_follows_today' });
      expect(error!.retryAfterSeconds).toBeGreaterThan(86_000);
      expect(error!.retryAfterSeconds).toBeLessThanOrEqual(86_400);
      expect(await followNew(services(), followee.id)).toBe('followed');
    });

    test('counts nothing that was taken back', async () => {
      const { given, follows, unitOfWork } = services();
      const [follower, followee] = [await given.user(), await given.user()];
      const edge = { followerId: follower.id, followeeId: followee.id };
      const whole = unitOfWork.write(async (transaction) => {
        await follows.follow(edge, { transaction });
        throw new RangeError('refused');
      });
      await expect(whole).rejects.toThrow('refused');
      const said = [];
      for (let time = 0; time < 3; time += 1) said.push(await followNew(services(), follower.id));
      expect(said).toEqual(['followed', 'followed', 'too_many_follows_today']);
    });
  },
  { maxFollowsPerDay: 2 },
);

test('the fakes take no limit that the real services do not take', () => {
  const message = 'maxFollowing must be a whole number from 1 to 999999999';
  expect(() => new FakeRetinue({ maxFollowing: 0 })).toThrow(new TypeError(message));
});
