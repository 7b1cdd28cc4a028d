import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { knowMethods } from './allowed-methods.js';
import { refusalOfHead } from './head-rules.js';

/**
 * Refuses what a head leaves open, and methods that an existing address does not take (405, with `Allow`); answers
 * `OPTIONS` with `Allow`, but for preflights, which are left to CORS. One hook: each costs every request.
 *
 * @param fastify before its routes are registered
 */
export function refuseUnclear(fastify: FastifyInstance): void {
  const methodsAt = knowMethods(fastify);
  const answerByMethods = (
    request: FastifyRequest,
    reply: FastifyReply,
    asks: boolean,
    done: (error?: Error) => void,
  ): void => {
    const methods = methodsAt(request.url);
    if (methods.length > 0) void reply.header('Allow', [...methods, 'OPTIONS'].join(', '));
    if (methods.length === 0) {
      if (asks) reply.callNotFound();
      else done();
    } else if (asks) void reply.status(204).send();
    else done(new MethodNotAllowedException(`${request.method} is not taken here: see Allow for what is`));
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const refusal = refusalOfHead(raw);
    const asks = raw.method === 'OPTIONS' && raw.headers['access-control-request-method'] === undefined;
    if (refusal !== undefined || !(asks || request.is404)) done(refusal);
    else answerByMethods(request, reply, asks, done);
  });
}
