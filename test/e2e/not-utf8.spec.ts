import { problemOf } from '../support/problems.js';
import { bodyRoutesOf, samplePath } from '../support/sample-requests.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

/** Bytes of a body whose texts are not all UTF-8: cut off, of another encoding, overlong, a surrogate. */
const BROKEN = [[0xc3], [0xe9], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xff, 0xfe]];

describe('a body that is not UTF-8', () => {
  const service = useTestApp();

  it('is a 400 that says so, on every route that reads one, and nothing is stored', async () => {
    const before = await storedRows(service);
    for (const route of bodyRoutesOf(service.document)) {
      for (const bytes of BROKEN) {
        const text = JSON.stringify({ ...route.example, firstName: '?' });
        const [start, end] = text.split('?');
        const answer = await fetch(service.url + samplePath(route), {
          method: route.method.toUpperCase(),
          headers: { 'Content-Type': 'application/json; charset=windows-1252' },
          body: Buffer.concat([Buffer.from(start!), Buffer.from(bytes), Buffer.from(end!)]),
        });
        expect([route.template, answer.status, await answer.json()]).toEqual([
          route.template,
          400,
          expect.objectContaining({
            code: 'malformed_request',
            detail: expect.stringContaining('not UTF-8'),
          }),
        ]);
      }
    }
    expect(await storedRows(service)).toEqual(before);
  });

  it('is taken when it is, with the character that decoders write in the place of another', async () => {
    const user = { firstName: 'Zoë \ufffd', lastName: 'Ł', email: 'zoe@lee.dk' };
    const { status, body } = await service.http.post('/v1/users', user);
    expect([status, body.firstName]).toEqual([201, user.firstName]);
  });

  it('is not made out of an address: what does not decode is refused, and stored nowhere', async () => {
    const answer = await service.http.get('/v1/users/%ff', { outsideDocument: true });
    expect([answer.status, problemOf(answer).code]).toEqual([400, 'malformed_request']);
    expect((await service.http.get('/v1/users?q=%ff')).status).toBeLessThan(500);
  });
});
