import { follow, importFollows } from '../support/follows.js';
import { readIds, readPages } from '../support/pages.js';
import { addUsers, createUser, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { seededRandom } from '../support/seeded-random.js';
import { useTestApp } from '../support/start-test-app.js';

interface ChangeJson {
  readonly at: string;
  readonly change: 'gained' | 'lost';
  readonly list: 'followers' | 'following';
  readonly cause: string;
  readonly actorId: number;
  readonly otherId: number;
  readonly other: { readonly id: number } | null;
}

describe("a user's follow history", () => {
  const service = useTestApp();

  async function historyOf(id: number, query = 'order=oldest'): Promise<ChangeJson[]> {
    const pages = await readPages<ChangeJson>(service.http, `/v1/users/${id}/follow-history?${query}`);
    return pages.flatMap(({ items }) => [...items]);
  }

  const short = ({ change, list, cause, actorId, otherId }: ChangeJson): string =>
    `${change} ${list} ${cause} by ${actorId}: ${otherId}`;

  it('says of every change which list gained or lost whom, how, and who did it', async () => {
    const [a, b] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    const gone = (await createUser(service.http)).id;
    await follow(service.http, a, b);
    await service.http.delete(`/v1/users/${a}/following/${b}`);
    await follow(service.http, a, b);
    await service.http.delete(`/v1/users/${b}/followers/${a}`);
    await follow(service.http, b, a);
    await service.http.put(`/v1/users/${a}/blocks/${b}`);
    await service.http.put(`/v1/users/${a}/following/${secret}`);
    await service.http.put(`/v1/users/${secret}/follow-requests/${a}`);
    await importFollows(service, [
      { followerId: gone, followeeId: a, createdAt: new Date('2020-01-01T00:00:00Z') },
    ]);
    await service.http.delete(`/v1/users/${gone}`);

    expect((await historyOf(a)).map(short)).toEqual([
      `gained following follow by ${a}: ${b}`,
      `lost following unfollow by ${a}: ${b}`,
      `gained following follow by ${a}: ${b}`,
      `lost following remove by ${b}: ${b}`,
      `gained followers follow by ${b}: ${b}`,
      `lost followers block by ${a}: ${b}`,
      `gained following accept by ${secret}: ${secret}`,
      `gained followers import by ${gone}: ${gone}`,
      `lost followers leave by ${gone}: ${gone}`,
    ]);
    expect((await historyOf(b)).map(short)).toEqual([
      `gained followers follow by ${a}: ${a}`,
      `lost followers unfollow by ${a}: ${a}`,
      `gained followers follow by ${a}: ${a}`,
      `lost followers remove by ${b}: ${a}`,
      `gained following follow by ${b}: ${a}`,
      `lost following block by ${a}: ${a}`,
    ]);
    expect((await historyOf(secret)).map(short)).toEqual([`gained followers accept by ${secret}: ${a}`]);
    const ofA = await historyOf(a);
    expect(ofA.map(({ other }) => other?.id ?? null)).toEqual([b, b, b, b, b, b, secret, null, null]);
    // The import counts from when it was made here, not from 2020.
    expect(ofA.map(({ at }) => at)).toEqual(ofA.map(({ at }) => at).toSorted());
  });

  it('knows a block of a followee, a batch, a user who turned public and a followee who left', async () => {
    const [a, b, gone] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    await follow(service.http, a, b);
    await service.http.put(`/v1/users/${a}/blocks/${b}`);
    const batch = async (op: 'follow' | 'unfollow'): Promise<unknown> =>
      service.http.post('/v1/follows/batch', { operations: [{ op, followerId: a, followeeId: gone }] });
    await batch('follow');
    await batch('unfollow');
    await service.http.put(`/v1/users/${a}/following/${secret}`);
    await service.http.patch(`/v1/users/${secret}`, { isPrivate: false });
    await follow(service.http, a, gone);
    await service.http.delete(`/v1/users/${gone}`);

    expect((await historyOf(a)).map(short)).toEqual([
      `gained following follow by ${a}: ${b}`,
      `lost following block by ${a}: ${b}`,
      `gained following follow by ${a}: ${gone}`,
      `lost following unfollow by ${a}: ${gone}`,
      `gained following accept by ${secret}: ${secret}`,
      `gained following follow by ${a}: ${gone}`,
      `lost following leave by ${gone}: ${gone}`,
    ]);
    expect((await historyOf(b)).map(short)).toEqual([
      `gained followers follow by ${a}: ${a}`,
      `lost followers block by ${a}: ${a}`,
    ]);
  });

  it('is a 404 for nobody, and for who was deleted', async () => {
    const { id } = await createUser(service.http);
    await service.http.delete(`/v1/users/${id}`);
    for (const nobody of [id, 999]) {
      const answer = await service.http.get(`/v1/users/${nobody}/follow-history`);
      expect([answer.status, problemOf(answer).code]).toEqual([404, 'user_not_found']);
    }
  });

  it('has a cursor for one user, order and period only', async () => {
    const [a, b, c] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    await follow(service.http, a, b);
    await follow(service.http, a, c);
    await follow(service.http, b, a);
    await follow(service.http, b, c);
    const first = `/v1/users/${a}/follow-history?from=2026-01-01T00:00:00Z&limit=1`;
    const { nextCursor } = (await service.http.get(first)).body;
    expect((await service.http.get(`${first}&cursor=${nextCursor}`)).status).toBe(200);
    // The same moment in another zone is the same period.
    const inZone = `/v1/users/${a}/follow-history?from=2026-01-01T02:00:00%2B02:00&cursor=${nextCursor}`;
    expect((await service.http.get(inZone)).status).toBe(200);
    for (const other of [
      `/v1/users/${a}/follow-history?`,
      `/v1/users/${a}/follow-history?from=2026-01-01T00:00:00Z&order=oldest&`,
      `/v1/users/${a}/follow-history?from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&`,
      `/v1/users/${b}/follow-history?from=2026-01-01T00:00:00Z&`,
      `/v1/users/${a}/following?`,
    ]) {
      const answer = await service.http.get(`${other}cursor=${nextCursor}`);
      expect([other, answer.status, problemOf(answer).code]).toEqual([other, 422, 'invalid_cursor']);
    }
  });

  it('holds no request that was rejected or withdrawn, and no mute', async () => {
    const [a] = (await createUsers(service.http, 1)).map(({ id }) => id) as [number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    await service.http.put(`/v1/users/${a}/following/${secret}`);
    await service.http.delete(`/v1/users/${secret}/follow-requests/${a}`);
    await service.http.put(`/v1/users/${a}/following/${secret}`);
    await service.http.delete(`/v1/users/${a}/following/${secret}`);
    await service.http.put(`/v1/users/${a}/mutes/${secret}`);
    expect([await historyOf(a), await historyOf(secret)]).toEqual([[], []]);
  });

  it('replayed from the oldest on gives exactly the lists as they are', async () => {
    const ids = (await createUsers(service.http, 6)).map(({ id }) => id);
    await service.http.patch(`/v1/users/${ids[0]}`, { isPrivate: true });
    const random = seededRandom(7);
    const pick = (): number => ids[Math.floor(random() * ids.length)]!;
    for (let round = 0; round < 12; round += 1) {
      const requests = Array.from({ length: 25 }, () => {
        const [one, other] = [pick(), pick()];
        return [
          ['put', `/v1/users/${one}/following/${other}`],
          ['put', `/v1/users/${one}/following/${other}`],
          ['put', `/v1/users/${ids[0]}/follow-requests/${other}`],
          ['delete', `/v1/users/${one}/following/${other}`],
          ['delete', `/v1/users/${one}/followers/${other}`],
          ['put', `/v1/users/${one}/blocks/${other}`],
          ['delete', `/v1/users/${one}/blocks/${other}`],
          ['delete', `/v1/users/${other}/blocks/${one}`],
        ][Math.floor(random() * 8)] as ['put' | 'delete', string];
      });
      await Promise.all(requests.map(([method, path]) => service.http.send(method, path)));
    }
    let changes = 0;
    for (const id of ids) {
      const lists = { followers: new Set<number>(), following: new Set<number>() };
      for (const { change, list, otherId } of await historyOf(id, 'order=oldest&limit=7')) {
        // Nobody is gained twice, nobody lost who was not there.
        expect(lists[list].has(otherId)).toBe(change === 'lost');
        if (change === 'gained') lists[list].add(otherId);
        else lists[list].delete(otherId);
        changes += 1;
      }
      for (const list of ['followers', 'following'] as const) {
        const listed = await readIds(service.http, `/v1/users/${id}/${list}`);
        expect([...lists[list]].sort(byNumber)).toEqual(listed.sort(byNumber));
      }
    }
    expect(changes).toBeGreaterThan(50);
  });

  it('pages without gaps or repeats, either way, also through hundreds of changes of one moment', async () => {
    const [star, ...fans] = (await addUsers(service, 301)).map(({ id }) => id);
    await importFollows(
      service,
      fans.map((id) => ({ followerId: id, followeeId: star! })),
    );
    const oldest = await historyOf(star!, 'order=oldest&limit=37');
    expect(new Set(oldest.map(({ at }) => at)).size).toBe(1);
    expect(oldest.map(({ otherId }) => otherId).sort(byNumber)).toEqual(fans);
    expect(await historyOf(star!, 'order=newest&limit=41')).toEqual(oldest.toReversed());
  });

  it('can be cut to a period, from its start to before its end', async () => {
    const [a, b, c] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    await follow(service.http, a, b);
    const [first] = await historyOf(a);
    // The clock must have moved on for the next to be later.
    while (new Date().toISOString() <= first!.at);
    await follow(service.http, a, c);
    const [, second] = await historyOf(a);
    const within = async (query: string): Promise<number[]> =>
      (await historyOf(a, query)).map(({ otherId }) => otherId);
    expect(await within(`from=${second!.at}`)).toEqual([c]);
    expect(await within(`to=${second!.at}`)).toEqual([b]);
    expect(await within(`from=${first!.at}&to=${second!.at}`)).toEqual([b]);
    expect(await within(`from=${second!.at}&to=${second!.at}`)).toEqual([]);
  });

  it.each([
    ['from=2026-02-30T00:00:00Z', 'from'],
    ['from=2026-01-01', 'from'],
    ['to=2026-01-01T00:00:00', 'to'],
    ['to=yesterday', 'to'],
    ['from=', 'from'],
    ['order=up', 'order'],
  ])('refuses %s by name', async (query, place) => {
    const { id } = await createUser(service.http);
    const answer = await service.http.get(`/v1/users/${id}/follow-history?${query}`);
    expect([answer.status, placesOf(answer)]).toEqual([422, [place]]);
  });

  it('says of a zone whose plus is not escaped how to write it', async () => {
    const { id } = await createUser(service.http);
    const path = `/v1/users/${id}/follow-history`;
    const plain = await service.http.get(`${path}?from=2026-01-01T02:00:00+02:00`);
    expect(plain.status).toBe(422);
    expect(JSON.stringify(plain.body)).toContain('in an address, write the + of the zone as %2B');
    expect((await service.http.get(`${path}?from=2026-01-01T02:00:00%2B02:00`)).status).toBe(200);
    expect(JSON.stringify((await service.http.get(`${path}?from=2026-01-01T02:00`)).body)).not.toContain(
      '%2B',
    );
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
