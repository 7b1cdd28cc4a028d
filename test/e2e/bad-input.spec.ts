import { createUsers } from '../support/people.js';
import type { Method, RequestOptions } from '../support/checked-client.js';
import { placesOf, problemOf } from '../support/problems.js';
import { type Route, routesOf } from '../support/openapi-document.js';
import { type BodyRoute, bodyRoutesOf, parameterNames, samplePath } from '../support/sample-requests.js';
import { useTestApp } from '../support/start-test-app.js';
import { type StoredRows, storedRows } from '../support/stored-rows.js';

/** What a request must come to: a status, a code, and the place that the problem names. */
interface Expected {
  readonly status?: number;
  readonly code?: string;
  readonly place?: string;
}

const ALL_REFUSED = { wrong: [] as string[], triedSome: true, storedNothing: true };

// Each test goes through every route of the document: a route that is added later is tried as well.
describe('bad input, on every route of the document', () => {
  const service = useTestApp();
  let before: StoredRows;
  let wrong: string[];

  beforeEach(async () => {
    await createUsers(service.http, 3);
    before = await storedRows(service);
    wrong = [];
  });

  /** Sends a request and notes whatever is not a problem as expected. */
  async function refuse(
    { method, template }: Route,
    path: string,
    options: RequestOptions,
    expected: Expected,
  ): Promise<void> {
    const sent = typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
    const name = `${method} ${template} [${path.slice(0, 200)}] ${options.contentType ?? ''} ${sent?.slice(0, 200) ?? ''}`;
    try {
      const response = await service.http.send(method as Method, path, options);
      const { status, code } = problemOf(response);
      const places = placesOf(response);
      const fits =
        (expected.status === undefined ? status >= 400 && status < 500 : status === expected.status) &&
        (expected.code === undefined || code === expected.code) &&
        (expected.place === undefined || places.includes(expected.place)) &&
        (status !== 422 || (places.length > 0 && !places.includes('')));
      if (!fits) wrong.push(`${name}: ${response.status} ${response.text.slice(0, 300)}`);
    } catch (error) {
      wrong.push(`${name}: ${String(error).slice(0, 500)}`);
    }
  }

  /** What the test came to, to be compared with {@link ALL_REFUSED}. */
  async function outcome(tried: number): Promise<typeof ALL_REFUSED> {
    const stored = await storedRows(service);
    return {
      // The first few say it: a bug of the machinery shows on every route.
      wrong: wrong.slice(0, 8),
      triedSome: tried > 0,
      storedNothing: JSON.stringify(stored) === JSON.stringify(before),
    };
  }

  /** Tries every route that reads a body with what is given for it. */
  async function refuseBodies(
    casesOf: (route: BodyRoute) => Iterable<readonly [options: RequestOptions, expected: Expected]>,
  ): Promise<typeof ALL_REFUSED> {
    let tried = 0;
    for (const route of bodyRoutesOf(service.document)) {
      for (const [options, expected] of casesOf(route)) {
        await refuse(route, samplePath(route), options, expected);
        tried += 1;
      }
    }
    return outcome(tried);
  }

  /** The routes that take a user's values. */
  function profileRoutes(): BodyRoute[] {
    return bodyRoutesOf(service.document).filter(
      ({ schema }) => schema.properties?.['firstName'] !== undefined,
    );
  }

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

  it('a body over 256 KiB is a 413', async () => {
    expect(
      await refuseBodies(({ example }) => [
        [
          { body: { ...example, firstName: 'a'.repeat(256 * 1024) } },
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
            .filter((value) => typeof value !== type || type === 'string' || type === 'object')
            .filter((value) => !(type === 'string' && typeof value === 'string'))
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
      `"${'\u{1F600}'.repeat(51)}"`,
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
          .filter(([, { type }]) => type === 'string')
          .flatMap(([field]) =>
            texts.map((text) => {
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
    for (const route of profileRoutes()) {
      const response = await service.http.send(route.method as Method, samplePath(route), { body });
      expect(response.status).toBe(422);
      const expected = Object.keys(body).map((field) => `#/${field}`);
      expect(new Set(placesOf(response))).toEqual(new Set(expected));
    }
    expect(await outcome(1)).toEqual(ALL_REFUSED);
  });

  it('50 characters outside the BMP are a name', async () => {
    const name = '\u{1F600}'.repeat(50);
    for (const route of profileRoutes()) {
      const { status, body } = await service.http.send(route.method as Method, samplePath(route), {
        body: { ...route.example, firstName: name, email: `${route.method}@example.org` },
      });
      expect([status, body.firstName]).toEqual([route.method === 'post' ? 201 : 200, name]);
    }
  });

  it('what is no id in the path is a 422 that names the parameter', async () => {
    const ids = [
      '0', '-1', '+1', '01', '1.0', '1e3', '1e0', '0x1', '1_000', '9007199254740992', '9007199254740993',
      '99999999999999999999', 'abc', 'null', '%20', '1%20', '%201', '%00', '1%2C2', '%D9%A1', 'NaN', 'Infinity', '-',
    ]; // prettier-ignore
    let tried = 0;
    for (const route of routesOf(service.document)) {
      for (const { name, schema } of (route.operation.parameters ?? []).filter((one) => one.in === 'path')) {
        for (const id of ids) {
          // The original route takes any whole number: one that nobody has is a user not found, and 1 is user 1.
          if (schema['minimum'] !== 1 && /^[+-]?0*[123]$/.test(id)) continue;
          const expected = schema['minimum'] === 1 ? { status: 422, place: name } : {};
          const options = route.operation.requestBody === undefined ? {} : { body: {} };
          await refuse(route, samplePath(route, { [name]: id }), options, expected);
          tried += 1;
        }
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });

  it('a path that does not decode is a 4xx problem', async () => {
    let tried = 0;
    for (const route of routesOf(service.document)) {
      for (const name of parameterNames(route.operation, 'path')) {
        for (const text of ['%ZZ', '%', '1%', '%E0%A4%A', '%ED%A0%80', '%C0%80', '%FF']) {
          await refuse(route, samplePath(route, { [name]: text }), { outsideDocument: true }, {});
          tried += 1;
        }
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });

  it('a very long part of a path is a 4xx problem', async () => {
    let tried = 0;
    for (const route of routesOf(service.document)) {
      for (const name of parameterNames(route.operation, 'path')) {
        for (const text of ['9'.repeat(101), 'a'.repeat(5_000), '%41'.repeat(2_000)]) {
          await refuse(route, samplePath(route, { [name]: text }), { outsideDocument: true }, {});
          tried += 1;
        }
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });

  it('an unknown parameter in the query is a 422 that names it, where a query is read', async () => {
    let tried = 0;
    for (const route of routesOf(service.document)) {
      if (parameterNames(route.operation, 'query').length === 0) continue;
      const path = samplePath(route);
      for (const name of ['colour', 'Limit', 'limit[]', 'constructor', 'toString', '__proto__']) {
        const query = `${path.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=1`;
        await refuse(route, path + query, {}, { status: 422, code: 'invalid_request', place: name });
        tried += 1;
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });

  it('a parameter of the query that is empty, given twice, or holds a NUL is a 422 that names it', async () => {
    let tried = 0;
    for (const route of routesOf(service.document)) {
      for (const name of parameterNames(route.operation, 'query')) {
        const [path = ''] = samplePath(route).split('?');
        const rest = new URLSearchParams(samplePath(route).split('?')[1]);
        rest.delete(name);
        // An empty cursor is the first page, and ids may be written as ids=1&ids=2.
        const empty = name === 'cursor' ? [] : [`${name}=`];
        const twice = name === 'ids' ? [] : [`${name}=1&${name}=2`];
        for (const query of [...empty, ...twice, `${name}=%00`, `${name}[]=1`]) {
          const place = query.startsWith(`${name}[]`) ? `${name}[]` : name;
          const all = [query, rest.toString()].filter((part) => part !== '').join('&');
          await refuse(route, `${path}?${all}`, {}, { status: 422, place });
          tried += 1;
        }
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });

  it('a method that an address does not take is a 405 problem', async () => {
    let tried = 0;
    for (const [template, operations] of Object.entries(service.document.paths)) {
      for (const method of ['get', 'post', 'put', 'patch', 'delete'].filter((one) => !(one in operations))) {
        const route = { method, template, operation: { responses: {} } };
        await refuse(
          route,
          samplePath(route),
          { outsideDocument: true },
          { status: 405, code: 'method_not_allowed' },
        );
        tried += 1;
      }
    }
    expect(await outcome(tried)).toEqual(ALL_REFUSED);
  });
});
