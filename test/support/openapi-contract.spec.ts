import type { Response } from 'supertest';
import { OpenApiContract } from './openapi-contract.js';
import type { OpenApiDocument } from './openapi-document.js';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/things/{id}': {
      get: {
        responses: {
          '200': {
            description: '',
            headers: { ETag: {} },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
        },
      },
      delete: { responses: { '204': { description: '' } } },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: { version: { type: 'integer' }, at: { type: 'string', format: 'date-time' } },
        required: ['version'],
      },
    },
  },
};

/** An answer that fits the document, but for what is given. */
function answer(values: Partial<Pick<Response, 'status' | 'type' | 'body' | 'headers'>> = {}): Response {
  const body = (values.body as unknown) ?? { version: 3 };
  const whole = { status: 200, type: 'application/json', headers: { etag: '"3"' }, ...values, body };
  return { ...whole, text: JSON.stringify(body) } as unknown as Response;
}

describe('the check of answers against the document', () => {
  const check = (response: Response, method = 'get', path = '/things/1'): void =>
    new OpenApiContract(document).check(method, path, response);

  it('lets an answer pass that fits', () => {
    expect(() => check(answer())).not.toThrow();
    expect(() => check(answer({ body: { version: 3, at: '2026-01-31T09:30:00.000Z' } }))).not.toThrow();
    expect(() => check(answer(), 'get', '/things/1?colour=red')).not.toThrow();
  });

  it.each([
    ['a path that is not documented', () => check(answer(), 'get', '/thing')],
    ['a part of a path too many', () => check(answer(), 'get', '/things/1/parts')],
    ['a method that is not documented', () => check(answer(), 'put')],
    ['a status that is not documented', () => check(answer({ status: 201 }))],
    ['a media type that is not documented', () => check(answer({ type: 'text/html' }))],
    ['a field that is not documented', () => check(answer({ body: { version: 3, secret: 1 } }))],
    ['a field that is missing', () => check(answer({ body: {} }))],
    ['a field of the wrong type', () => check(answer({ body: { version: '3' } }))],
    ['a time that is none', () => check(answer({ body: { version: 3, at: 'now' } }))],
    ['a header that is not documented', () => check(answer({ headers: { etag: '"3"', link: '<x>' } }))],
    ['a documented header that is missing', () => check(answer({ headers: {} }))],
    ['a tag of another version', () => check(answer({ headers: { etag: '"2"' } }))],
    ['a body where none is documented', () => check(answer({ status: 204, headers: {} }), 'delete')],
  ])('refuses %s', (_what, run) => {
    expect(run).toThrow(/\/thing/);
  });
});
