import { addUsers, createUser } from '../support/people.js';
import { follow, importFollows } from '../support/follows.js';
import { resolveSchema } from '../support/openapi-document.js';
import { useTestApp } from '../support/start-test-app.js';

const DEMO_USERS = [
  { firstName: 'Mate', lastName: 'Nagy', email: 'mate@nagy.dk' },
  { firstName: 'Sara', lastName: 'Horvath', email: 'sara@horvath.dk' },
  { firstName: 'Andras', lastName: 'Nagy', email: 'andras@nagy.dk' },
  { firstName: 'Lone', lastName: 'Wolf', email: 'lone@wolf.dk' },
];
const DEMO_FOLLOWS = [
  [1, 2],
  [1, 3],
  [2, 1],
  [2, 3],
  [3, 1],
  [3, 2],
] as const;

describe('GET /user/followers/{user_id}, the route of the original service', () => {
  const service = useTestApp();

  async function createDemoData(): Promise<void> {
    for (const user of DEMO_USERS) await createUser(service.http, user);
    for (const [follower, followee] of DEMO_FOLLOWS) await follow(service.http, follower, followee);
  }

  it('followers come as name and email, by first name', async () => {
    await createDemoData();
    const { status, body } = await service.http.get('/user/followers/1');
    expect([status, body]).toEqual([
      200,
      [
        { name: 'Andras Nagy', email: 'andras@nagy.dk' },
        { name: 'Sara Horvath', email: 'sara@horvath.dk' },
      ],
    ]);
  });

  it('the body has no member beside name and email, in this order', async () => {
    await createDemoData();
    const { text } = await service.http.get('/user/followers/1');
    expect(text).toBe(
      '[{"name":"Andras Nagy","email":"andras@nagy.dk"},{"name":"Sara Horvath","email":"sara@horvath.dk"}]',
    );
  });

  it('a user without followers has an empty array', async () => {
    await createDemoData();
    const { status, text, type } = await service.http.get('/user/followers/4');
    expect([status, text, type]).toEqual([200, '[]', 'application/json']);
  });

  it.each([
    '5',
    '0',
    '-1',
    '+5',
    '9007199254740992',
    '99999999999999999999999',
    '9'.repeat(90),
    `-${'2'.repeat(76)}`,
  ])('user %s, whom nobody is, is a 404 that says "User not found"', async (id) => {
    await createDemoData();
    const { status, body } = await service.http.get(`/user/followers/${id}`);
    expect([status, body.detail, body.code]).toEqual([404, 'User not found', 'user_not_found']);
  });

  it.each(['abc', '1.5', '1e0', '0x1', '%20', '1;2', 'null'])(
    'user %s is a 422 whose detail says that the value is not a valid integer',
    async (id) => {
      await createDemoData();
      const { status, body } = await service.http.get(`/user/followers/${id}`);
      expect(status).toBe(422);
      expect(body.detail).toContain('value is not a valid integer');
      expect(body.errors[0].parameter).toBe('user_id');
    },
  );

  it('names are ordered by code point: upper case first, accents after z, and beyond the BMP last', async () => {
    const followee = await createUser(service.http);
    // U+1F600 is after U+FF21 by code point, and before it by UTF-16 unit.
    const inOrder = ['Anna', 'Zoe', 'anna', 'zoe', 'Émile', 'Ａnna', '\u{1F600}nna'];
    for (const firstName of [...inOrder].reverse()) {
      const follower = await createUser(service.http, { firstName, lastName: 'X' });
      await follow(service.http, follower.id, followee.id);
    }
    const { body } = await service.http.get(`/user/followers/${followee.id}`);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(inOrder.map((name) => `${name} X`));
  });

  it('the last name decides where first names are the same, not the whole name', async () => {
    const followee = await createUser(service.http);
    const names = [
      ['Ann', 'Zed'],
      ['Ann Lee', 'Abe'],
      ['Ann', 'Abe'],
    ] as const;
    for (const [firstName, lastName] of names) {
      const { id } = await createUser(service.http, { firstName, lastName });
      await follow(service.http, id, followee.id);
    }
    const { body } = await service.http.get(`/user/followers/${followee.id}`);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['Ann Abe', 'Ann Zed', 'Ann Lee Abe']);
  });

  it('any origin may read it', async () => {
    await createDemoData();
    const { headers } = await service.http.get('/user/followers/1', {
      headers: { Origin: 'https://anywhere.example' },
    });
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('any origin may read its 404 too', async () => {
    const { headers, status } = await service.http.get('/user/followers/1', {
      headers: { Origin: 'https://anywhere.example' },
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([404, '*']);
  });

  it('the document names the 200 an array of User {name, email}, both required', () => {
    const { get } = service.document.paths['/user/followers/{user_id}']!;
    const schema = get!.responses['200']!.content!['application/json']!.schema;
    expect(schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/User' } });
    const user = resolveSchema(service.document, schema.items!);
    expect(Object.keys(user.properties!)).toEqual(['name', 'email']);
    expect(user.required).toEqual(['name', 'email']);
    expect([get!.summary, get!.tags]).toEqual(['Get Followers Of User', ['user']]);
  });

  // 1,000 is the last number that is answered from memory; 2,000 is two whole chunks of the stream.
  it.each([999, 1_000, 1_001, 2_000, 2_345])('%i followers come in one sorted array', async (count) => {
    const [followee, ...followers] = await addUsers(service, count + 1, (index) => ({
      // Scattered, so that the order of ids is not the order of names.
      firstName: `N${(index * 7919) % (count + 1)} "quoted" \\ é\u{1F600}`,
      lastName: `L${index % 3}`,
    }));
    await importFollows(
      service,
      followers.map(({ id }) => ({ followerId: id, followeeId: followee!.id })),
    );
    const { status, type, text } = await service.http.get(`/user/followers/${followee!.id}`);
    const expected = [...followers]
      .sort((one, other) => Buffer.compare(Buffer.from(one.firstName), Buffer.from(other.firstName)))
      .map(({ firstName, lastName, email }) => ({ name: `${firstName} ${lastName}`, email }));
    expect([status, type]).toEqual([200, 'application/json']);
    expect(JSON.parse(text)).toEqual(expected);
  });

  it('six long lists asked for at once all come whole', async () => {
    const [followee, ...followers] = await addUsers(service, 1_502);
    await importFollows(
      service,
      followers.map(({ id }) => ({ followerId: id, followeeId: followee!.id })),
    );
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => service.http.get(`/user/followers/${followee!.id}`)),
    );
    expect(answers.map(({ body }) => body.length)).toEqual(Array(6).fill(1_501));
  });
});
