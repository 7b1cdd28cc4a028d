import { DomainError } from '../errors/domain-error.js';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { InvalidFieldsError } from './invalid-fields.error.js';
import { toProblem } from './to-problem.js';

describe('a problem', () => {
  test('of a domain error has its code, its words and each field', () => {
    const errors = [{ pointer: '#/email', detail: 'email is taken' }];
    expect(toProblem(new InvalidFieldsError(errors))).toEqual({
      type: 'urn:retinue:problem:invalid_request',
      title: 'A value in the request is invalid',
      status: 422,
      detail: 'email is taken',
      code: 'invalid_request',
      errors,
    });
  });

  test('of a value of the domain says which field or parameter holds it', () => {
    const values = ['email', 'version', 'cursor'].map((name) => ({
      name,
      problem: (called: string) => `${called} is wrong`,
    }));
    const places = { email: '#/address', version: 'If-Match' };
    expect(toProblem(new InvalidRequestError(values), places)).toMatchObject({
      detail: 'email is wrong; version is wrong; cursor is wrong',
      errors: [
        { pointer: '#/address', detail: 'address is wrong' },
        { parameter: 'If-Match', detail: 'If-Match is wrong' },
        { parameter: 'cursor', detail: 'cursor is wrong' },
      ],
    });
  });

  test('of a bug gives nothing away, and blames nobody', () => {
    class Broken extends DomainError {
      constructor() {
        super({ code: 'secret_code', kind: 'bug', summary: 'the secret is 42' });
      }
    }
    const problem = toProblem(new Broken());
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(problem)).not.toMatch(/42|secret|in Retinue/);
  });

  test('has a type that begins as the application wants it', () => {
    const { type } = toProblem(new InvalidRequestError([]), {}, 'https://example.com/problems/');
    expect(type).toBe('https://example.com/problems/invalid_request');
  });
});
