import { ForbiddenException, InternalServerErrorException, NotAcceptableException } from '@nestjs/common';
import { serverProblem } from './server-problem.js';

describe('a problem of the server', () => {
  test.each([
    [new ForbiddenException('members only'), 403, 'http_403'],
    [new NotAcceptableException(), 406, 'http_406'],
  ])("of another team's guard keeps its status: %s", (error, status, code) => {
    expect(serverProblem(error)).toMatchObject({ status, code, detail: error.message });
  });

  test.each([
    new InternalServerErrorException('the secret is 42'),
    new Error('the secret is 42'),
    'a string',
    null,
  ])('of anything else is a 500 that gives nothing away: %s', (error) => {
    const problem = serverProblem(error);
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(problem)).not.toContain('42');
  });
});
