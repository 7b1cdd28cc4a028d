import type { Method } from '../support/checked-client.js';
import { ALL_REFUSED, useBadInput } from '../support/bad-input.js';
import { placesOf } from '../support/problems.js';
import { profileRoutesOf, samplePath } from '../support/sample-requests.js';

// Each test goes through every route of the document: a route that is added later is tried as well.
/** As JSON writes it. */
const FIFTY_ONE = `"${'\u{1F600}'.repeat(51)}"`;

describe('a bad body, on every route of the document', () => {
  const { service, refuseBodies, outcome } = useBadInput();

  it('a body that is not JSON is a 400 malformed_request', async () => {
    const texts = [
      '{',
      '{"firstName":}',
      "{'firstName':'A'}",
      '{"firstName":"A",}',
      'nul',
      '\ufeff{}x',
      '{}{}',
    ];
    expect(
      await refuseBodies(() => texts.map((body) => [{ body }, { status: 400, code: 'malformed_request' }])),
    ).toEqual(ALL_REFUSED);
  });

  it('a body of another media type is a 415', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/octet-stream',
      'application/jsonx',
      'text/json',
    ];
    expect(
      await refuseBodies(({ example }) =>
        types.map((contentType) => [
          { body: JSON.stringify(example), contentType },
          { status: 415, code: 'not_json' },
        ]),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a body over 256 KiB is a 413, or, where it is a thousand users, one over 1 MiB', async () => {
    const bytesOf = (route: string): number => (route === 'put /v1/users' ? 1024 : 256) * 1024;
    expect(
      await refuseBodies(({ method, template, example }) => [
        [
          { body: { ...example, firstName: 'a'.repeat(bytesOf(`${method} ${template}`)) } },
          { status: 413, code: 'body_too_large' },
        ],
      ]),
    ).toEqual(ALL_REFUSED);
  });

  it('a body that is no object is a 422', async () => {
    expect(
      await refuseBodies(() =>
        ['null', '[]', '[{}]', '"x"', '1', 'true'].map((body) => [{ body }, { status: 422, place: '#' }]),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('an unknown field is a 422 that names it', async () => {
    const fields = [
      ['nickname', '#/nickname'],
      ['id', '#/id'],
      ['version', '#/version'],
      ['first_name', '#/first_name'],
      ['a/b~c', '#/a~1b~0c'],
      ['', '#/'],
      ['constructor', '#/constructor'],
      ['toString', '#/toString'],
      ['hasOwnProperty', '#/hasOwnProperty'],
    ] as const;
    expect(
      await refuseBodies(({ example }) =>
        fields.map(([field, place]) => [
          { body: JSON.stringify({ ...example, [field]: 1 }) },
          { status: 422, code: 'invalid_request', place },
        ]),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a __proto__ in the body is refused, and reaches nothing', async () => {
    expect(
      await refuseBodies(({ example }) => {
        const rest = JSON.stringify(example).slice(1);
        return ['{"x":1}', '{"isPrivate":true}', 'null', '1'].map((value) => [
          { body: `{"__proto__":${value},${rest}` },
          {},
        ]);
      }),
    ).toEqual(ALL_REFUSED);
    expect(({} as Record<string, unknown>)['isPrivate']).toBeUndefined();
  });

  it('a field that is missing is a 422 that names it', async () => {
    expect(
      await refuseBodies(({ schema, example }) =>
        (schema.required ?? []).map((field) => {
          const { [field]: _missing, ...body } = example;
          return [{ body }, { status: 422, place: `#/${field}` }];
        }),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a body nested thousands deep, or with thousands of fields, is a 422 and a short answer', async () => {
    const deep = `{"firstName":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1])),
    );
    expect(
      await refuseBodies(() => [deep, wide].map((body) => [{ body }, { status: 422, place: '#' }])),
    ).toEqual(ALL_REFUSED);
  });

  it('a body that is empty where one is needed is a 422 that asks for an object', async () => {
    const options = { headers: { 'Content-Type': 'application/json', 'Content-Length': '0' } };
    expect(
      await refuseBodies(({ operation }) =>
        operation.requestBody?.required === false ? [] : [[options, { status: 422, place: '#' }]],
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a value of the wrong type is a 422 that names the field, and so is null', async () => {
    const values: unknown[] = [null, 0, 1, true, 'true', [], ['a'], {}, { toString: 'a' }, { length: 3 }];
    expect(
      await refuseBodies(({ schema, example }) =>
        Object.entries(schema.properties ?? {}).flatMap(([field, { type }]) =>
          values
            // Where a list shows null, it is a value (`expiresAt` of a mute).
            .filter((value) => !(value === null && Array.isArray(type) && type.includes('null')))
            .filter((value) => !(type === 'integer' && typeof value === 'number'))
            .filter((value) => typeof value !== type || type === 'string' || type === 'object')
            .filter((value) => !([type].flat().includes('string') && typeof value === 'string'))
            // Any object will do for metadata.
            .filter((value) => !([type].flat().includes('object') && isObject(value)))
            .map(
              (value) =>
                [{ body: { ...example, [field]: value } }, { status: 422, place: `#/${field}` }] as const,
            ),
        ),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a text that no name and no email can be is a 422 that names the field', async () => {
    // As JSON writes them: some can't be in a string of a well-formed request.
    const texts = [
      '""',
      '"   "',
      '"\\u00a0\\u2003"',
      `"${'a'.repeat(300)}"`,
      FIFTY_ONE,
      '"a\\u0000b"',
      '"\\u0000"',
      '"a\\nb"',
      '"a\\u007fb"',
      '"a\\u2028b"',
      '"\\ud800"',
      '"\\udc00a"',
      '"a\\ud800b"',
      '"\\udc00\\ud800"',
    ];
    expect(
      await refuseBodies(({ schema, example }) =>
        Object.entries(schema.properties ?? {})
          // What is no place in the log has a code of its own.
          .filter(([field, { type }]) => [type].flat().includes('string') && field !== 'after')
          .flatMap(([field]) =>
            // These may be longer than a name.
            texts
              .filter((text) => !['externalId', 'description'].includes(field) || text !== FIFTY_ONE)
              .map((text) => {
                const body = JSON.stringify({ ...example, [field]: '@' }).replace('"@"', () => text);
                return [{ body }, { status: 422, code: 'invalid_request', place: `#/${field}` }] as const;
              }),
          ),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('a value outside its list is a 422 that names the field', async () => {
    expect(
      await refuseBodies(({ schema, example }) =>
        Object.entries(schema.properties ?? {})
          .filter(([, property]) => property.enum !== undefined)
          .flatMap(([field, property]) =>
            ['robot', '', `${String(property.enum?.[0])} `, String(property.enum?.[0]).toUpperCase()].map(
              (value) =>
                [{ body: { ...example, [field]: value } }, { status: 422, place: `#/${field}` }] as const,
            ),
          ),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('what is no email is a 422 that names the field', async () => {
    const emails = [
      'x',
      'a@',
      '@b.dk',
      'a@b',
      'a b@c.dk',
      ' a@b.dk',
      'a@b.dk ',
      'a@b.dk\n',
      'a@b.dk,c@d.dk',
      'Mate <mate@nagy.dk>',
      `${'a'.repeat(65)}@b.dk`,
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.dk`,
    ];
    expect(
      await refuseBodies(({ schema, example }) =>
        Object.entries(schema.properties ?? {})
          .filter(([, { format }]) => format === 'email')
          .flatMap(([field]) =>
            emails.map(
              (email) =>
                [{ body: { ...example, [field]: email } }, { status: 422, place: `#/${field}` }] as const,
            ),
          ),
      ),
    ).toEqual(ALL_REFUSED);
  });

  it('all that is wrong in a body is named at once', async () => {
    const body = { firstName: '', lastName: 5, email: 'x', type: 'robot', isPrivate: 'yes', nickname: 'N' };
    for (const route of profileRoutesOf(service.document)) {
      const response = await service.http.send(route.method as Method, samplePath(route), { body });
      expect(response.status).toBe(422);
      const expected = Object.keys(body).map((field) => `#/${field}`);
      expect(new Set(placesOf(response))).toEqual(new Set(expected));
    }
    expect(await outcome(1)).toEqual(ALL_REFUSED);
  });

  it('50 characters outside the BMP are a name', async () => {
    const name = '\u{1F600}'.repeat(50);
    for (const route of profileRoutesOf(service.document)) {
      const { status, body } = await service.http.send(route.method as Method, samplePath(route), {
        body: { ...route.example, firstName: name, email: `${route.method}@example.org` },
      });
      expect([status, body.firstName]).toEqual([route.method === 'patch' ? 200 : 201, name]);
    }
  });
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
