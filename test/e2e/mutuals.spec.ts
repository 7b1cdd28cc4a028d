import { importFollows } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import { addUsers, createUser } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('mutuals', () => {
  const service = useTestApp();

  it("come by the time of the user's own follow, and can be filtered like any list", async () => {
    const [user, ...others] = await addUsers(service, 5, (index) => ({
      type: index % 2 === 0 ? 'brand' : 'person',
      lastName: `Number${index}`,
    }));
    const [one, two, three, fan] = others.map(({ id }) => id) as [number, number, number, number];
    const { id } = user!;
    const edge = (followerId: number, followeeId: number, second: number) => ({
      followerId,
      followeeId,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
    });
    await importFollows(service, [
      ...[two, three, one].map((other, index) => edge(id, other, 1 + index)),
      ...[one, two, three, fan].map((other, index) => edge(other, id, 4 + index)),
    ]);
    const path = `/v1/users/${id}/mutuals`;
    expect(await readIds(service.http, path)).toEqual([one, three, two]);
    expect(await readIds(service.http, `${path}?order=oldest&limit=1`)).toEqual([two, three, one]);
    expect(await readIds(service.http, `${path}?type=person`)).toEqual([one, three]);
    expect(await readIds(service.http, `${path}?q=NUMBER3&type=person`)).toEqual([three]);
    const { body } = await service.http.get(`${path}?limit=1`);
    expect(body.items[0].followedAt).toBe('2026-01-01T00:00:03.000Z');
  });

  it.each(['mutuals', 'suggestions'])('%s of nobody are a 404', async (list) => {
    const answer = await service.http.get(`/v1/users/999/${list}`);
    expect([answer.status, problemOf(answer).code, placesOf(answer)]).toEqual([
      404,
      'user_not_found',
      ['id'],
    ]);
  });
});

describe('known followers', () => {
  const service = useTestApp();

  it("come by the time of the viewer's follow, newest first, with a cursor for that viewer only", async () => {
    const [user, viewer, other, ...followers] = (await addUsers(service, 6)).map(({ id }) => id) as [
      number,
      number,
      number,
      ...number[],
    ];
    const edge = (followerId: number, followeeId: number, second: number) => ({
      followerId,
      followeeId,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
    });
    // The viewer found them in the order in which they came, the other the other way round.
    await importFollows(
      service,
      followers.flatMap((id, index) => [
        edge(id, user, 20 + index),
        edge(viewer, id, 10 + index),
        edge(other, id, 10 - index),
      ]),
    );
    const path = (viewerId: number): string =>
      `/v1/users/${user}/known-followers?viewerId=${viewerId}&limit=1`;
    expect(await readIds(service.http, path(viewer))).toEqual(followers.toReversed());
    expect(await readIds(service.http, path(other))).toEqual(followers);
    const { items, nextCursor } = (await service.http.get(path(viewer))).body;
    expect(items[0].followedAt).toBe('2026-01-01T00:00:12.000Z');
    const answer = await service.http.get(`${path(other)}&cursor=${nextCursor}`);
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'invalid_cursor']);
  });

  it('need a viewer, and name the one who does not exist', async () => {
    const { id } = await createUser(service.http);
    const path = `/v1/users/${id}/known-followers`;
    const answers = [
      await service.http.get(path),
      await service.http.get(`${path}?viewerId=0`),
      await service.http.get(`${path}?viewerId=999`),
      await service.http.get(`/v1/users/999/known-followers?viewerId=${id}`),
    ];
    expect(answers.map((answer) => [answer.status, ...placesOf(answer)])).toEqual([
      [422, 'viewerId'],
      [422, 'viewerId'],
      [404, 'viewerId'],
      [404, 'id'],
    ]);
  });
});
