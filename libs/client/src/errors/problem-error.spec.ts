import type { ProblemField } from '../generated/openapi.js';
import { isProblem, ProblemError } from './problem-error.js';

function problemWith(errors?: ProblemField[], code = 'invalid_request'): ProblemError {
  const problem = { type: 'urn:x', title: 'Bad', status: 422, detail: 'Bad values', code };
  return new ProblemError(errors === undefined ? problem : { ...problem, errors }, new Response());
}

describe('the fields of a problem', () => {
  it('are told by the names of parameters and of fields in the body', () => {
    const { fields } = problemWith([
      { pointer: '#/firstName', detail: 'firstName must not be empty' },
      { parameter: 'limit', detail: 'limit must be a whole number' },
    ]);
    expect(fields).toEqual({
      firstName: 'firstName must not be empty',
      limit: 'limit must be a whole number',
    });
  });

  it.each([
    ['#/users/0/email', 'users.0.email'],
    ['#/a~1b~0c', 'a/b~c'],
    ['#/caf%C3%A9', 'café'],
    ['#/100%', '100%'],
  ])('are decoded: %s is %s', (pointer, name) => {
    expect(Object.keys(problemWith([{ pointer, detail: 'is wrong' }]).fields)).toEqual([name]);
  });

  it('hold all that is wrong with one', () => {
    const errors = ['is short', 'has a space'].map((detail) => ({ pointer: '#/email', detail }));
    expect(problemWith(errors).fields).toEqual({ email: 'is short; has a space' });
  });

  it('are none when the problem is not about values', () => {
    expect(problemWith().fields).toEqual({});
  });
});

describe('asking whether an error is a problem', () => {
  it('takes any number of codes', () => {
    const error = problemWith([], 'user_not_found');
    expect([
      isProblem(error),
      isProblem(error, 'not_following', 'user_not_found'),
      isProblem(error, 'not_following', 'blocked'),
      isProblem(new Error('user_not_found'), 'user_not_found'),
    ]).toEqual([true, true, false, false]);
  });

  it('leaves a code that only a later service knows', () => {
    const { code } = problemWith([], 'too_many_follows');
    expect(code).toBe('too_many_follows');
  });
});
