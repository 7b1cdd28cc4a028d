import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * Answers a method that an existing address does not take with 405 and `Allow`, and `OPTIONS` with `Allow`; preflights
 * are left to CORS. Fastify alone calls both not found.
 *
 * @param fastify before its routes are registered
 */
export function tellAllowedMethods(fastify: FastifyInstance): void {
  const methodsByPattern = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    // The route of preflights.
    if (url === '*') return;
    const methods = methodsByPattern.get(url) ?? new Set();
    methodsByPattern.set(url, methods);
    for (const one of [method].flat()) methods.add(one);
  });
  const allowedAt = (url: string): string[] => {
    const path = url.split('?')[0]!.split('/');
    const all = [...methodsByPattern].filter(([pattern]) => fits(pattern.split('/'), path));
    return [...new Set(all.flatMap(([, methods]) => [...methods]))];
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    const isPreflight = request.headers['access-control-request-method'] !== undefined;
    const asks = request.method === 'OPTIONS' && !isPreflight;
    if (!asks && !request.is404) {
      done();
      return;
    }
    const allowed = allowedAt(request.url);
    if (allowed.length > 0) void reply.header('Allow', [...allowed, 'OPTIONS'].join(', '));
    if (allowed.length === 0) {
      if (asks) reply.callNotFound();
      else done();
    } else if (asks) void reply.status(204).send();
    else done(new MethodNotAllowedException(`${request.method} is not taken here: see Allow for what is`));
  });
}

/** Whether a path fits the pattern of a route, both in parts: `:name` stands for one part, a `*` at the end for any. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const takesRest = pattern.at(-1) === '*';
  if (takesRest ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every(
    (part, index) => part === '*' || (part.startsWith(':') ? path[index] !== '' : part === path[index]),
  );
}
