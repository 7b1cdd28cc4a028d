import { addUsers, createUsers } from '../support/people.js';
import { follow, importFollows } from '../support/follows.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

interface RelationshipJson {
  readonly otherId: number;
  readonly following: boolean;
  readonly followedBy: boolean;
  readonly followedAt: string | null;
}

describe('GET /v1/users/{id}/relationships', () => {
  const service = useTestApp();

  async function relationships(id: number, ids: readonly number[]): Promise<RelationshipJson[]> {
    const { body, status, text } = await service.http.get(
      `/v1/users/${id}/relationships?ids=${ids.join(',')}`,
    );
    if (status !== 200) throw new Error(text);
    return (body as { items: RelationshipJson[] }).items;
  }

  it('says of each other who follows whom, and since when', async () => {
    const [user, followed, follower, both, nothing] = (await createUsers(service.http, 5)).map(
      ({ id }) => id,
    );
    await follow(service.http, user!, followed!);
    await follow(service.http, follower!, user!);
    await follow(service.http, user!, both!);
    await follow(service.http, both!, user!);
    const found = await relationships(user!, [followed!, follower!, both!, nothing!]);
    expect(found.map(({ following, followedBy }) => [following, followedBy])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ]);
    expect(found.map(({ followedAt }) => followedAt !== null)).toEqual([true, false, true, false]);
    const { body } = await service.http.get(`/v1/users/${user}/following/${followed}`);
    expect(found[0]).toEqual(body);
  });

  it('keeps the order asked, counts an id given twice once, and leaves out ids that nobody has', async () => {
    const [user, a, b, c] = (await createUsers(service.http, 4)).map(({ id }) => id);
    const found = await relationships(user!, [c!, 999, a!, c!, b!, 998, a!]);
    expect(found.map(({ otherId }) => otherId)).toEqual([c, a, b]);
  });

  it('takes 100 ids', async () => {
    const [user, ...others] = await addUsers(service, 101);
    await importFollows(
      service,
      others.map(({ id }) => ({ followerId: user!.id, followeeId: id })),
    );
    const ids = others.map(({ id }) => id).reverse();
    const found = await relationships(user!.id, ids);
    expect(found.map(({ otherId }) => otherId)).toEqual(ids);
    expect(found.every(({ following }) => following)).toBe(true);
  });

  it('refuses 101 ids', async () => {
    const { length } = await createUsers(service.http, 1);
    const ids = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
    const response = await service.http.get(`/v1/users/${length}/relationships?ids=${ids}`);
    expect([response.status, placesOf(response)]).toEqual([422, ['ids']]);
  });

  it.each([
    '',
    '?ids=',
    '?ids=,',
    '?ids=1,',
    '?ids=1,abc',
    '?ids=0',
    '?ids=-1',
    '?ids=1.0',
    '?ids=9007199254740992',
  ])('refuses "%s", naming ids once for each thing to mend', async (query) => {
    const [user] = await createUsers(service.http, 1);
    const response = await service.http.get(`/v1/users/${user!.id}/relationships${query}`);
    expect(response.status).toBe(422);
    expect(new Set(placesOf(response))).toEqual(new Set(['ids']));
  });

  it('the relationship to oneself is there, and is none', async () => {
    const [user] = await createUsers(service.http, 1);
    expect(await relationships(user!.id, [user!.id])).toMatchObject([
      { otherId: user!.id, following: false, followedBy: false },
    ]);
  });

  it('of a user that does not exist is a 404', async () => {
    const response = await service.http.get('/v1/users/999/relationships?ids=1');
    expect([response.status, problemOf(response).code]).toEqual([404, 'user_not_found']);
  });
});
