import { ALL_REFUSED, useBadInput } from '../support/bad-input.js';
import { routesOf } from '../support/openapi-document.js';
import { parameterNames, samplePath } from '../support/sample-requests.js';

// Each test goes through every route of the document: a route that is added later is tried as well.
describe('a bad address, on every route of the document', () => {
  const { service, refuse, outcome } = useBadInput();

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
        // An empty place to go on from is the first page, and ids may be written as ids=1&ids=2.
        const empty = ['cursor', 'after'].includes(name) ? [] : [`${name}=`];
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
