import { ForbiddenException, InternalServerErrorException, NotAcceptableException } from '@nestjs/common';
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

  test.each([
    [new ForbiddenException('members only'), 403, 'http_403'],
    [new NotAcceptableException(), 406, 'http_406'],
  ])("of another team's guard keeps its status: %s", (error, status, code) => {
    expect(toProblem(error)).toMatchObject({ status, code, detail: error.message });
  });

  test.each([
    new InternalServerErrorException('the secret is 42'),
    new Error('the secret is 42'),
    'a string',
    null,
  ])('of anything else is a 500 that gives nothing away: %s', (error) => {
    const problem = toProblem(error);
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(problem)).not.toContain('42');
  });
});
