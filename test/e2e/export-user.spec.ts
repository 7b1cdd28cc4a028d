import { UnitOfWork } from '@retinue/database';
import { FollowsImportService } from '@retinue/follows';
import type { Response } from 'supertest';
import { follow } from '../support/follows.js';
import { linesOf } from '../support/lines.js';
import { addUsers, createUser } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';

interface Line {
  readonly kind: string;
  readonly [name: string]: unknown;
}

describe('GET /v1/users/{id}/export', () => {
  const service = useTestApp();

  const get = (id: number | string): Promise<Response> => service.http.get(`/v1/users/${id}/export`);

  const exportOf = async (id: number | string): Promise<Line[]> => linesOf(await get(id)) as Line[];

  const put = async (path: string, body?: object): Promise<void> => {
    const { status } = await service.http.put(path, body === undefined ? {} : { body });
    expect(status).toBeLessThan(300);
  };

  /** One user with everything around them. */
  async function fill(): Promise<Record<'me' | 'one' | 'other' | 'locked' | 'rude', number>> {
    const me = await createUser(service.http, {
      externalId: 'team-7',
      firstName: 'Ida',
      email: 'ida@lund.dk',
      isPrivate: true,
      metadata: { avatar: 'a.png' },
    });
    const [one, other, rude] = await addUsers(service, 3, (index) => ({ externalId: `o-${index}` }));
    const locked = await createUser(service.http, { isPrivate: true });
    const ids = { me: me.id, one: one!.id, other: other!.id, locked: locked.id, rude: rude!.id };
    await follow(service.http, ids.me, ids.one);
    await follow(service.http, ids.me, ids.other);
    await put(`/v1/users/${ids.me}/following/${ids.locked}`);
    for (const id of [ids.one, ids.other, ids.locked]) await put(`/v1/users/${id}/following/${ids.me}`);
    await put(`/v1/users/${ids.me}/follow-requests/${ids.one}`);
    await put(`/v1/users/${ids.me}/mutes/${ids.other}`, { expiresAt: '2099-01-01T00:00:00.000Z' });
    await put(`/v1/users/${ids.me}/mutes/${ids.locked}`);
    await put(`/v1/users/${ids.me}/blocks/${ids.rude}`);
    return ids;
  }

  it('holds the profile, both directions of follows and requests, their blocks and mutes, and their history', async () => {
    const { me, one, other, locked, rude } = await fill();
    const profile = (await service.http.get(`/v1/users/${me}`)).body as object;
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/) as string;
    const change = (actorId: number, otherId: number, otherExternalId: string, values: object): object => ({
      kind: 'change',
      at: time,
      change: 'gained',
      actorId,
      actorExternalId: 'team-7',
      callerId: null,
      callerExternalId: null,
      service: null,
      otherId,
      otherExternalId,
      ...values,
    });
    expect(await exportOf(me)).toEqual([
      { kind: 'user', ...profile },
      { kind: 'following', id: one, externalId: 'o-0', followedAt: time },
      { kind: 'following', id: other, externalId: 'o-1', followedAt: time },
      { kind: 'follower', id: one, externalId: 'o-0', followedAt: time },
      { kind: 'request_sent', id: locked, externalId: null, requestedAt: time },
      { kind: 'request_received', id: other, externalId: 'o-1', requestedAt: time },
      { kind: 'request_received', id: locked, externalId: null, requestedAt: time },
      { kind: 'block', id: rude, externalId: 'o-2', blockedAt: time },
      { kind: 'mute', id: other, externalId: 'o-1', mutedAt: time, expiresAt: '2099-01-01T00:00:00.000Z' },
      { kind: 'mute', id: locked, externalId: null, mutedAt: time, expiresAt: null },
      change(me, one, 'o-0', { list: 'following', cause: 'follow' }),
      change(me, other, 'o-1', { list: 'following', cause: 'follow' }),
      change(me, one, 'o-0', { list: 'followers', cause: 'accept' }),
      { kind: 'end', lines: 13 },
    ]);
  });

  it('says nothing of who blocks or mutes the user', async () => {
    const [me, other] = await addUsers(service, 2);
    await put(`/v1/users/${other!.id}/blocks/${me!.id}`);
    await put(`/v1/users/${other!.id}/mutes/${me!.id}`);
    expect((await exportOf(me!.id)).map(({ kind }) => kind)).toEqual(['user', 'end']);
  });

  it('is a file to save, of the type for JSON in lines', async () => {
    const { headers } = await get((await createUser(service.http, { externalId: 'a"b' })).id);
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="user-\d+\.ndjson"$/);
    const byExternalId = await get(`ext:${encodeURIComponent('a"b')}`);
    expect(byExternalId.headers['content-disposition']).toBe('attachment; filename="user.ndjson"');
  });

  it('is the same by the external id', async () => {
    const { me } = await fill();
    expect(await exportOf('ext:team-7')).toEqual(await exportOf(me));
  });

  it.each(['4711', 'ext:nobody', '9007199254740991'])('of user %s, who is nobody, is a 404', async (id) => {
    const { status, type, body } = await get(id);
    expect([status, type, body.code]).toEqual([404, 'application/problem+json', 'user_not_found']);
  });

  it('of a user who was deleted is a 404, while the deletion goes on, too', async () => {
    const [me, other] = await addUsers(service, 2);
    await follow(service.http, other!.id, me!.id);
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(`UPDATE users SET deleted_at = 1 WHERE id = ${me!.id}`);
    });
    expect((await get(me!.id)).status).toBe(404);
    expect((await exportOf(other!.id)).map(({ kind }) => kind)).toEqual(['user', 'change', 'end']);
  });

  it('leaves out a mute that has ended', async () => {
    const [me, other] = await addUsers(service, 2);
    await put(`/v1/users/${me!.id}/mutes/${other!.id}`, { expiresAt: '2099-01-01T00:00:00.000Z' });
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run('UPDATE mutes SET expires_at = 1000');
    });
    expect((await exportOf(me!.id)).map(({ kind }) => kind)).toEqual(['user', 'end']);
  });

  it('does not name who was deleted since, but by the id in the history', async () => {
    const [me, other] = await addUsers(service, 2, (index) => ({ externalId: `x-${index}` }));
    await follow(service.http, other!.id, me!.id);
    await service.http.delete(`/v1/users/${other!.id}`);
    const [user, ...rest] = await exportOf(me!.id);
    expect(user).toMatchObject({ kind: 'user', followersCount: 0 });
    expect(rest).toMatchObject([
      { kind: 'change', change: 'gained', otherId: other!.id, otherExternalId: null },
      { kind: 'change', change: 'lost', cause: 'leave', otherId: other!.id, actorExternalId: null },
      { kind: 'end', lines: 3 },
    ]);
  });

  it('lists each kind by time, however many there are', async () => {
    const [me, ...others] = (await addUsers(service, 2_501)).map(({ id }) => id);
    const at = (index: number): Date => new Date(Date.UTC(2026, 0, 1) + ((index * 7_919) % 2_500) * 1_000);
    const edges = others.flatMap((id, index) => [
      { followerId: id, followeeId: me!, createdAt: at(index) },
      { followerId: me!, followeeId: id, createdAt: at(index + 1) },
    ]);
    const imports = service.nest.get(FollowsImportService, { strict: false });
    await imports.add(edges);
    const lines = await exportOf(me!);
    const timesOf = (kind: string, time: string) =>
      lines.filter((line) => line.kind === kind).map((line) => line[time] as string);
    for (const kind of ['following', 'follower']) {
      const times = timesOf(kind, 'followedAt');
      expect([kind, times]).toEqual([kind, times.toSorted()]);
      expect(new Set(times).size).toBe(2_500);
    }
    const times = timesOf('change', 'at');
    expect([times.length, times]).toEqual([5_000, times.toSorted()]);
    const kinds = lines.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
    expect(kinds).toEqual(['user', 'following', 'follower', 'change', 'end']);
    expect(lines.at(-1)).toEqual({ kind: 'end', lines: lines.length - 1 });
  });

  it('is of one moment, while others follow and leave: its counts are those of its lines', async () => {
    const [me, ...others] = (await addUsers(service, 40)).map(({ id }) => id);
    const over = new AbortController();
    const busy = others.map(async (id) => {
      while (!over.signal.aborted) {
        await follow(service.http, id, me!);
        await service.http.delete(`/v1/users/${id}/following/${me}`);
      }
    });
    try {
      for (let round = 0; round < 10; round += 1) {
        const [user, ...lines] = await exportOf(me!);
        const changes = lines.filter(({ kind }) => kind === 'change');
        const gained = changes.filter(({ change }) => change === 'gained').length;
        const followers = lines.filter(({ kind }) => kind === 'follower').length;
        expect([followers, 2 * gained - changes.length]).toEqual([
          user!['followersCount'],
          user!['followersCount'],
        ]);
      }
    } finally {
      over.abort();
      await Promise.all(busy);
    }
  });
});
