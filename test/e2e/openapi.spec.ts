import { Validator } from '@seriousme/openapi-schema-validator';
import {
  type DocumentedResponse,
  type Route,
  resolveSchema,
  routeName,
  routesOf,
} from '../support/openapi-document.js';
import { bodyRoutesOf } from '../support/sample-requests.js';
import { useTestApp } from '../support/start-test-app.js';

describe('the OpenAPI document', () => {
  const service = useTestApp();

  function responses(): {
    readonly route: Route;
    readonly status: string;
    readonly response: DocumentedResponse;
  }[] {
    return routesOf(service.document).flatMap((route) =>
      Object.entries(route.operation.responses).map(([status, response]) => ({ route, status, response })),
    );
  }

  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate({ ...service.document });
    expect([valid, errors]).toEqual([true, undefined]);
    expect(service.document.openapi).toMatch(/^3\.1\./);
  });

  it('uses no keyword that 3.1 no longer has', () => {
    expect(JSON.stringify(service.document)).not.toMatch(
      /"nullable":|"exclusiveMinimum":true|"exclusiveMaximum":true/,
    );
  });

  it('names the routes of the service', () => {
    const names = routesOf(service.document).map((route) => routeName(route));
    expect(names).toEqual(
      expect.arrayContaining([
        'get /',
        'get /health/live',
        'get /health/ready',
        'get /user/followers/{user_id}',
        'post /v1/users',
        'get /v1/users',
        'get /v1/users/{id}',
        'patch /v1/users/{id}',
        'delete /v1/users/{id}',
        'put /v1/users/{id}/following/{followeeId}',
        'delete /v1/users/{id}/following/{followeeId}',
        'get /v1/users/{id}/following/{followeeId}',
        'get /v1/users/{id}/followers',
        'get /v1/users/{id}/following',
        'get /v1/users/{id}/relationships',
      ]),
    );
  });

  it('is a page at /docs', async () => {
    const { status, type, text } = await service.http.get('/docs', { outsideDocument: true });
    expect([status, type]).toEqual([200, 'text/html']);
    expect(text).toContain('<html');
  });

  it('says the same at /docs-yaml as at /docs-json', async () => {
    const { status, text } = await service.http.get('/docs-yaml', { outsideDocument: true });
    const validator = new Validator();
    const { valid } = await validator.validate(text);
    expect([status, valid]).toEqual([200, true]);
    expect(validator.specification).toEqual(service.document);
  });

  it('gives every operation a summary and a tag that is explained', () => {
    const { tags: explained } = service.document as unknown as {
      tags: { name: string; description: string }[];
    };
    const names = new Set(explained.filter(({ description }) => description !== '').map(({ name }) => name));
    const lacking = routesOf(service.document).filter(
      ({ operation: { summary = '', tags = [] } }) =>
        summary === '' || tags.length === 0 || !tags.every((tag) => names.has(tag)),
    );
    expect(lacking.map((route) => routeName(route))).toEqual([]);
  });

  it('names each operation once', () => {
    const ids = routesOf(service.document).map(
      ({ operation }) => (operation as { operationId?: string }).operationId,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
  });

  it('gives each operation an id that reads as the name of a method', () => {
    const ids = routesOf(service.document).map(
      ({ operation }) => (operation as { operationId?: string }).operationId ?? '',
    );
    expect(ids).toEqual(
      expect.arrayContaining(['createUser', 'follow', 'listFollowers', 'applyFollowBatch']),
    );
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id))).toEqual([]);
  });

  it('calls whatever comes in pages a list', () => {
    const misnamed = routesOf(service.document).filter((route) => {
      const { operationId = '' } = route.operation as { operationId?: string };
      const takesCursor = (route.operation.parameters ?? []).some(({ name }) => name === 'cursor');
      return takesCursor && !operationId.startsWith('list');
    });
    expect(misnamed.map((route) => routeName(route))).toEqual([]);
  });

  it('describes every answer', () => {
    const lacking = responses().filter(({ response }) => response.description.trim() === '');
    expect(lacking.map(({ route, status }) => routeName(route, status))).toEqual([]);
  });

  it('shows each error by an example of its own status and code, which fits the schema', () => {
    const known = resolveSchema(service.document, { $ref: '#/components/schemas/Problem' }).properties![
      'code'
    ]!.enum;
    const errors = responses().filter(({ status }) => Number(status) >= 400);
    expect(errors.length).toBeGreaterThan(100);
    for (const { route, status, response } of errors) {
      const { examples = {} } = response.content!['application/problem+json']!;
      expect([routeName(route, status), Object.keys(examples).length]).not.toEqual([
        routeName(route, status),
        0,
      ]);
      for (const [code, { value }] of Object.entries(examples)) {
        expect(value).toMatchObject({ status: Number(status), code });
        expect(known).toContain(code);
        expect(response.description).toContain(code);
        expect(service.contract.violations(value, 'components', 'schemas', 'Problem')).toBe('');
      }
    }
  });

  it('has an example of every property, which fits its schema', () => {
    const wrong = Object.entries(service.document.components.schemas).flatMap(
      ([schemaName, { properties = {} }]) =>
        Object.entries(properties).flatMap(([name, property]) => {
          const isComposed =
            ['$ref', 'allOf', 'anyOf'].some((keyword) => property[keyword] !== undefined) ||
            property.type === 'array';
          if (property.example === undefined)
            return isComposed ? [] : [`${schemaName}.${name} has no example`];
          const place = ['components', 'schemas', schemaName, 'properties', name];
          return [service.contract.violations(property.example, ...place)];
        }),
    );
    expect(wrong.filter((text) => text !== '')).toEqual([]);
  });

  it('has examples of request bodies that fit their schemas, and that the service takes', async () => {
    const routes = bodyRoutesOf(service.document);
    expect(routes.length).toBeGreaterThan(0);
    for (const { template, method, example } of routes) {
      const place = ['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'];
      expect(service.contract.violations(example, ...place)).toBe('');
    }
    const create = routes.find(({ template, method }) => `${method} ${template}` === 'post /v1/users');
    expect((await service.http.post('/v1/users', create!.example)).status).toBe(201);
  });

  it('documents a problem for every operation that takes parameters or a body', () => {
    const lacking = routesOf(service.document).filter(({ operation }) => {
      const takesInput = (operation.parameters ?? []).length > 0 || operation.requestBody !== undefined;
      const problems = Object.entries(operation.responses).filter(
        ([status, { content }]) =>
          status.startsWith('4') &&
          content?.['application/problem+json']?.schema.$ref === '#/components/schemas/Problem',
      );
      return takesInput && problems.length === 0;
    });
    expect(lacking.map((route) => routeName(route))).toEqual([]);
  });

  it('answers every error with a problem', () => {
    const others = routesOf(service.document).flatMap((route) =>
      Object.entries(route.operation.responses)
        .filter(([status]) => Number(status) >= 400)
        .filter(([, { content = {} }]) => Object.keys(content).join() !== 'application/problem+json')
        .map(([status]) => routeName(route, status)),
    );
    expect(others).toEqual([]);
  });

  it('documents what can be wrong with a body, for every route that reads one', () => {
    for (const route of bodyRoutesOf(service.document)) {
      expect(Object.keys(route.operation.responses)).toEqual(
        expect.arrayContaining(['400', '413', '415', '422']),
      );
    }
  });

  it('has no reference that leads nowhere', () => {
    const references = JSON.stringify(service.document).match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    expect(() => references.forEach(($ref) => resolveSchema(service.document, { $ref }))).not.toThrow();
  });
});
