import { FollowHistoryService, type LoggedChange } from '@retinue/follows';
import { bearer, type Credentials, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { linesOf } from '../support/lines.js';
import { useTestApp } from '../support/start-test-app.js';
import { addPeople, type Ids, sendAs, WAYS } from '../support/ways-of-follows.js';

interface Change {
  readonly otherId?: number;
}

describe('who called for', () => {
  const issuer = new Issuer();
  const service = useTestApp({ ...issuer.settings });
  let ids: Ids;

  beforeEach(async () => {
    ids = await addPeople(service);
  });

  const tokenOf = async (name: string, claims: object = {}): Promise<Credentials> =>
    bearer(await issuer.token(name, { claims: { ...claims } }));

  it('a change stands in the log as a whole, which is read in its order', async () => {
    const key = await keyWith(service, 'follows:write');
    await sendAs(service, WAYS['an unfollow']!.send, await tokenOf('ann'));
    await sendAs(service, WAYS['a block']!.send, key);
    const changes: LoggedChange[] = [];
    for await (const chunk of service.nest.get(FollowHistoryService, { strict: false }).all())
      changes.push(...chunk);
    const { ann, ben } = ids;
    const edge = { followerId: ann, followeeId: ben };
    const back = { followerId: ben, followeeId: ann };
    const nobody = { callerId: null, service: null };
    const added = { change: 'gained', cause: 'follow', ...nobody };
    expect(changes.map(({ id: _id, at: _at, ...change }) => change)).toEqual([
      { ...added, ...edge, actorId: ann },
      { ...added, ...back, actorId: ben },
      { change: 'lost', cause: 'unfollow', ...edge, actorId: ann, callerId: ann, service: null },
      { change: 'lost', cause: 'block', ...back, actorId: ben, callerId: null, service: 'a service' },
    ]);
    const times = changes.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('a change stands in the history and in the export of both', async () => {
    const key = await keyWith(service, 'act-as', 'follows:write', 'users:write');
    await sendAs(service, WAYS['a follow']!.send, await tokenOf('ann'));
    await sendAs(service, ['put', '/v1/users/ext:cat/following/ext:ann'], { ...key, 'Act-As': 'ext:cat' });
    await sendAs(service, ['delete', '/v1/users/ext:cat/following/ext:ann'], key);
    await sendAs(
      service,
      ['put', '/v1/users/ext:cat/following/ext:ann'],
      await tokenOf('ben', { scope: 'admin' }),
    );
    await sendAs(service, ['delete', '/v1/users/ext:ben'], key);
    const { ann, ben, cat } = ids;
    const shown = [
      { callerId: ann, callerExternalId: 'ann', service: null },
      { callerId: cat, callerExternalId: 'cat', service: 'a service' },
      { callerId: null, callerExternalId: null, service: 'a service' },
      // Of who was deleted since, the id is left.
      { callerId: ben, callerExternalId: null, service: null },
    ];
    const between = (lines: readonly Change[]): Change[] =>
      lines.filter(({ otherId }) => otherId === ann || otherId === cat);
    for (const name of ['ann', 'cat']) {
      const headers = await tokenOf(name);
      const answer = await service.http.get('/v1/users/me/follow-history?order=oldest', { headers });
      expect(between(answer.body.items)).toMatchObject(shown);
    }
    const headers = await tokenOf('ann', { scope: 'admin' });
    const lines = linesOf(await service.http.get('/v1/users/me/export', { headers })) as Change[];
    expect(between(lines)).toMatchObject(shown);
  });
});
