import { type Parameter, type Route, routeName, routesOf } from '../support/openapi-document.js';
import { useTestApp } from '../support/start-test-app.js';

/**
 * The original route takes any whole number and answers 404 to those that nobody has: its parameter has no
 * bounds, as it had none in the original document.
 */
const UNBOUNDED = new Set(['user_id']);

describe('of parameters, the OpenAPI document', () => {
  const service = useTestApp();

  function parameters(): { readonly route: Route; readonly parameter: Parameter; readonly index: number }[] {
    return routesOf(service.document).flatMap((route) =>
      (route.operation.parameters ?? []).map((parameter, index) => ({ route, parameter, index })),
    );
  }

  it('describes every parameter', () => {
    const lacking = parameters().filter(({ parameter }) => (parameter.description ?? '') === '');
    expect(lacking.map(({ route, parameter }) => routeName(route, parameter.name))).toEqual([]);
  });

  it('gives every parameter an example, or lists all of its values', () => {
    const lacking = parameters().filter(
      ({ parameter }) => examplesOf(parameter).length === 0 && parameter.schema.enum === undefined,
    );
    expect(lacking.map(({ route, parameter }) => routeName(route, parameter.name))).toEqual([]);
  });

  it('gives every parameter bounds', () => {
    const lacking = parameters().filter(
      ({ parameter }) => !UNBOUNDED.has(parameter.name) && !isBounded(parameter.schema),
    );
    expect(lacking.map(({ route, parameter }) => routeName(route, parameter.name))).toEqual([]);
  });

  it('fills in nothing that would change an answer: an optional parameter is sent with its default, or empty', () => {
    const sent = parameters().filter(({ parameter: { required, example, schema } }) => {
      const prefilled = example ?? schema.example;
      return (
        required !== true && prefilled !== undefined && prefilled !== '' && prefilled !== schema['default']
      );
    });
    expect(sent.map(({ route, parameter }) => routeName(route, parameter.name))).toEqual([]);
  });

  it('has parameters in the order of the address: path, query, headers', () => {
    for (const route of routesOf(service.document)) {
      const all = route.operation.parameters ?? [];
      const places = all.map((parameter) => ['path', 'query', 'header'].indexOf(parameter.in));
      expect([routeName(route), places]).toEqual([
        routeName(route),
        places.toSorted((one, other) => one - other),
      ]);
      const inPath = [...route.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(all.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('lets every operation take the token of an earlier answer', () => {
    const lacking = routesOf(service.document).filter(
      ({ operation }) =>
        !(operation.parameters ?? []).some((one) => one.in === 'header' && one.name === 'Consistency-Token'),
    );
    expect(lacking.map((route) => routeName(route))).toEqual([]);
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
    expect(repeated.map(({ route, parameter }) => routeName(route, parameter.name))).toEqual([]);
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
});

function examplesOf({ example, schema }: Parameter): unknown[] {
  return [example, schema.example, ...(schema.examples ?? [])].filter((value) => value !== undefined);
}

function isBounded(schema: Parameter['schema']): boolean {
  if (schema.enum !== undefined || schema.type === 'boolean') return true;
  if (Array.isArray(schema['oneOf'])) return (schema['oneOf'] as Parameter['schema'][]).every(isBounded);
  const has = (...keywords: string[]): boolean =>
    keywords.every((keyword) => typeof schema[keyword] === 'number');
  if (schema.type === 'array') return has('minItems', 'maxItems') && isBounded(schema.items ?? {});
  return schema.type === 'string' ? has('maxLength') : has('minimum', 'maximum');
}
