import { bearer } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { KeyPage } from '../access/key-page.js';
import { startTestApp, type TestApp } from '../support/start-test-app.js';

describe('keys that the issuer publishes', () => {
  const page = new KeyPage();
  let app: TestApp;
  /** Milliseconds that the clock is ahead. */
  let ahead = 0;
  const { now } = Date;

  beforeAll(() => {
    Date.now = () => now() + ahead;
  });

  afterAll(() => {
    Date.now = now;
  });

  beforeEach(async () => {
    page.issuers = [new Issuer('first')];
    page.asked = 0;
    page.isBroken = false;
    ahead = 0;
    const { JWT_PUBLIC_KEY: _none, ...settings } = page.issuers[0]!.settings;
    app = await startTestApp({ ...settings, JWT_JWKS_URL: await page.listen() });
  });

  afterEach(async () => {
    await app.close();
    await page.close();
  });

  const statusWith = async (token: string): Promise<number> =>
    (await app.http.get('/v1/users', { headers: bearer(token) })).status;

  it('are asked for once, and are good while the issuer is away', async () => {
    const [issuer] = page.issuers as [Issuer];
    expect(await statusWith(await issuer.token('ida'))).toBe(200);
    await page.close();
    const others = ['bo', 'lis', 'ann'].map(async (name) => statusWith(await issuer.token(name)));
    expect(await Promise.all(others)).toEqual([200, 200, 200]);
    expect(page.asked).toBe(1);
  });

  it('are a 503 when they were never there', async () => {
    await page.close();
    const { status, body, headers } = await app.http.get('/v1/users', {
      headers: bearer(await page.issuers[0]!.token('ida')),
    });
    expect([status, body.code]).toEqual([503, 'token_keys_unavailable']);
    expect(headers['retry-after']).toBeDefined();
  });

  it('of nobody are refused without asking for each of them', async () => {
    expect(await statusWith(await page.issuers[0]!.token('ida'))).toBe(200);
    for (let turn = 0; turn < 10; turn += 1)
      expect(await statusWith(await new Issuer(`unknown ${turn}`).token('ida'))).toBe(401);
    expect(page.asked).toBeLessThanOrEqual(3);
  });

  /** Of a user who has sent none: a token is not looked at again for five seconds. */
  const newToken = async (issuer: Issuer): Promise<string> =>
    issuer.token(`user-${(users += 1)}`, { expires: '1h' });
  let users = 0;

  const statusOf = async (...issuers: readonly Issuer[]): Promise<number[]> =>
    Promise.all(issuers.map(async (issuer) => statusWith(await newToken(issuer))));

  it('are looked up when a token has a new one, and both are good while both are there', async () => {
    const [first, second] = [page.issuers[0]!, new Issuer('second')];
    expect(await statusOf(first)).toEqual([200]);
    page.issuers = [first, second];
    ahead = 5_001;
    expect(await statusOf(second, second, first)).toEqual([200, 200, 200]);
    expect(page.asked).toBe(2);
  });

  it('are good no longer when they were taken away, and what was known is ten minutes old', async () => {
    const [first, second] = [page.issuers[0]!, new Issuer('second')];
    expect(await statusOf(first)).toEqual([200]);
    page.issuers = [second];
    expect(await statusOf(first)).toEqual([200]);
    ahead = 600_001;
    expect(await statusOf(first)).toEqual([401]);
    expect(await statusOf(second)).toEqual([200]);
  });

  it('are good, however old, while the issuer is away, and the new ones once it is back', async () => {
    const [first, second] = [page.issuers[0]!, new Issuer('second')];
    expect(await statusOf(first)).toEqual([200]);
    const { port } = new URL(page.url);
    await page.close();
    ahead = 3_600_000;
    expect(await statusOf(first, second, first)).toEqual([200, 401, 200]);
    page.issuers = [second];
    await page.listen(Number(port));
    ahead += 5_001;
    expect(await statusOf(second, first)).toEqual([200, 401]);
  });

  it('are asked for no more often while the issuer answers with errors', async () => {
    const [first] = page.issuers as [Issuer];
    expect(await statusOf(first)).toEqual([200]);
    page.isBroken = true;
    ahead = 600_001;
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await statusOf(first)).toEqual([200]);
      expect(await statusOf(new Issuer('unknown'))).toEqual([401]);
    }
    expect(page.asked).toBe(2);
  });
});
