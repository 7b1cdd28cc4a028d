import { PROBLEM_MEDIA_TYPE } from '@retinue/common/http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { serverProblem } from './server-problem.js';

/** Answers what Fastify refuses before it knows a route (an address that does not decode, one too long) as a problem, too. */
export function answerFrameworkError(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = serverProblem(error);
  void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
}
