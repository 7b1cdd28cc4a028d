import { Validator } from '@seriousme/openapi-schema-validator';
import {
  type DocumentedResponse,
  type Parameter,
  type Route,
  resolveSchema,
  routesOf,
} from '../support/openapi-document.js';
import { bodyRoutesOf } from '../support/sample-requests.js';
import { useTestApp } from '../support/start-test-app.js';

/**
 * The original route takes any whole number and answers 404 to those that nobody has: its parameter has no
 * bounds, as it had none in the original document.
 */
const UNBOUNDED = new Set(['user_id']);

describe('the OpenAPI document', () => {
  const service = useTestApp();

  function parameters(): { readonly route: Route; readonly parameter: Parameter; readonly index: number }[] {
    return routesOf(service.document).flatMap((route) =>
      (route.operation.parameters ?? []).map((parameter, index) => ({ route, parameter, index })),
    );
  }

  function responses(): {
    readonly route: Route;
    readonly status: string;
    readonly response: DocumentedResponse;
  }[] {
    return routesOf(service.document).flatMap((route) =>
      Object.entries(route.operation.responses).map(([status, response]) => ({ route, status, response })),
    );
  }

  const nameOf = (route: Route, what = ''): string => `${route.method} ${route.template} ${what}`.trim();

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
    const names = routesOf(service.document).map((route) => nameOf(route));
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
    expect(lacking.map((route) => nameOf(route))).toEqual([]);
  });

  it('names each operation once', () => {
    const ids = routesOf(service.document).map(
      ({ operation }) => (operation as { operationId?: string }).operationId,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
  });

  it('describes every parameter', () => {
    const lacking = parameters().filter(({ parameter }) => (parameter.description ?? '') === '');
    expect(lacking.map(({ route, parameter }) => nameOf(route, parameter.name))).toEqual([]);
  });

  it('gives every parameter an example, or lists all of its values', () => {
    const lacking = parameters().filter(
      ({ parameter }) => examplesOf(parameter).length === 0 && parameter.schema.enum === undefined,
    );
    expect(lacking.map(({ route, parameter }) => nameOf(route, parameter.name))).toEqual([]);
  });

  it('gives every parameter bounds', () => {
    const lacking = parameters().filter(
      ({ parameter }) => !UNBOUNDED.has(parameter.name) && !isBounded(parameter.schema),
    );
    expect(lacking.map(({ route, parameter }) => nameOf(route, parameter.name))).toEqual([]);
  });

  it('fills in nothing that would change an answer: an optional parameter is sent with its default, or empty', () => {
    const sent = parameters().filter(({ parameter: { required, example, schema } }) => {
      const prefilled = example ?? schema.example;
      return (
        required !== true && prefilled !== undefined && prefilled !== '' && prefilled !== schema['default']
      );
    });
    expect(sent.map(({ route, parameter }) => nameOf(route, parameter.name))).toEqual([]);
  });

  it('has parameters in the order of the address: path, query, headers', () => {
    for (const route of routesOf(service.document)) {
      const all = route.operation.parameters ?? [];
      const places = all.map((parameter) => ['path', 'query', 'header'].indexOf(parameter.in));
      expect([nameOf(route), places]).toEqual([nameOf(route), places.toSorted((one, other) => one - other)]);
      const inPath = [...route.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(all.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('lets every operation take the token of an earlier answer', () => {
    const lacking = routesOf(service.document).filter(
      ({ operation }) =>
        !(operation.parameters ?? []).some((one) => one.in === 'header' && one.name === 'Consistency-Token'),
    );
    expect(lacking.map((route) => nameOf(route))).toEqual([]);
  });

  it('describes every answer', () => {
    const lacking = responses().filter(({ response }) => response.description.trim() === '');
    expect(lacking.map(({ route, status }) => nameOf(route, status))).toEqual([]);
  });

  it('shows each error by an example of its own status and code, which fits the schema', () => {
    const known = resolveSchema(service.document, { $ref: '#/components/schemas/Problem' }).properties![
      'code'
    ]!.enum;
    const errors = responses().filter(({ status }) => Number(status) >= 400);
    expect(errors.length).toBeGreaterThan(100);
    for (const { route, status, response } of errors) {
      const { examples = {} } = response.content!['application/problem+json']!;
      expect([nameOf(route, status), Object.keys(examples).length]).not.toEqual([nameOf(route, status), 0]);
      for (const [code, { value }] of Object.entries(examples)) {
        expect(value).toMatchObject({ status: Number(status), code });
        expect(known).toContain(code);
        expect(response.description).toContain(code);
        expect(service.contract.violations(value, 'components', 'schemas', 'Problem')).toBe('');
      }
    }
  });

  it('gives every parameter of a path as required', () => {
    const optional = parameters().filter(
      ({ parameter }) => parameter.in === 'path' && parameter.required !== true,
    );
    expect(optional).toEqual([]);
  });

  it('says that an array in the query is separated by commas, as it is read', () => {
    const repeated = parameters().filter(
      // By OpenAPI's default, a client would repeat the parameter: `ids=2&ids=3`.
      ({ parameter }) => parameter.schema.type === 'array' && parameter.explode !== false,
    );
    expect(repeated.map(({ route, parameter }) => nameOf(route, parameter.name))).toEqual([]);
  });

  it('has examples of parameters that fit their own schemas', () => {
    const violations = parameters().flatMap(({ route, parameter, index }) =>
      examplesOf(parameter).map((example) =>
        service.contract.violations(
          example,
          'paths',
          route.template,
          route.method,
          'parameters',
          String(index),
          'schema',
        ),
      ),
    );
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.filter((text) => text !== '')).toEqual([]);
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
    expect(lacking.map((route) => nameOf(route))).toEqual([]);
  });

  it('answers every error with a problem', () => {
    const others = routesOf(service.document).flatMap((route) =>
      Object.entries(route.operation.responses)
        .filter(([status]) => Number(status) >= 400)
        .filter(([, { content = {} }]) => Object.keys(content).join() !== 'application/problem+json')
        .map(([status]) => nameOf(route, status)),
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

function examplesOf({ example, schema }: Parameter): unknown[] {
  return [example, schema.example, ...(schema.examples ?? [])].filter((value) => value !== undefined);
}

function isBounded(schema: Parameter['schema']): boolean {
  if (schema.enum !== undefined || schema.type === 'boolean') return true;
  const has = (...keywords: string[]): boolean =>
    keywords.every((keyword) => typeof schema[keyword] === 'number');
  if (schema.type === 'array') return has('minItems', 'maxItems') && isBounded(schema.items ?? {});
  return schema.type === 'string' ? has('maxLength') : has('minimum', 'maximum');
}
