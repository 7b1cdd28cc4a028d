import { createUser } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('the follow policy', () => {
  describe('by default', () => {
    const service = useTestApp();

    it.each([
      ['person', 'person'],
      ['person', 'brand'],
      ['brand', 'person'],
      ['brand', 'brand'],
    ] as const)('lets a %s follow a %s', async (followerType, followeeType) => {
      const follower = await createUser(service.http, { type: followerType });
      const followee = await createUser(service.http, { type: followeeType });
      expect((await service.http.put(`/v1/users/${follower.id}/following/${followee.id}`)).status).toBe(201);
    });
  });

  describe('of person>person,person>brand', () => {
    const service = useTestApp({ FOLLOW_POLICY: 'person>person, person>brand' });

    it('refuses what it leaves out with 403 follow_not_allowed, and stores nothing', async () => {
      const person = await createUser(service.http);
      const brand = await createUser(service.http, { type: 'brand' });
      const before = await storedRows(service);
      const answer = await service.http.put(`/v1/users/${brand.id}/following/${person.id}`);
      expect([answer.status, problemOf(answer).code]).toEqual([403, 'follow_not_allowed']);
      expect(await storedRows(service)).toEqual(before);
    });

    it('lets what it lists through', async () => {
      const person = await createUser(service.http);
      const brand = await createUser(service.http, { type: 'brand' });
      expect((await service.http.put(`/v1/users/${person.id}/following/${brand.id}`)).status).toBe(201);
    });

    it('leaves a follow from before as it is when the follower becomes a type that may not', async () => {
      const follower = await createUser(service.http);
      const followee = await createUser(service.http);
      const path = `/v1/users/${follower.id}/following/${followee.id}`;
      expect((await service.http.put(path)).status).toBe(201);
      await service.http.patch(`/v1/users/${follower.id}`, { type: 'brand' });
      expect((await service.http.put(path)).status).toBe(200);
    });
  });
});
