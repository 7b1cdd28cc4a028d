import type { LoggedRequest } from '@retinue/common/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LinesLogger } from './lines-logger.js';
import { traceIdOf } from './request-id.js';

/** What lines about a request say of it. */
export function loggedAs({ id, raw }: Pick<FastifyRequest, 'id' | 'raw'>): LoggedRequest {
  const traceId = traceIdOf(raw);
  return traceId === undefined ? { requestId: id } : { requestId: id, traceId };
}

/**
 * Writes a line for each request, for somebody who debugs: the template of its route and no address, since names and emails may stand
 * there.
 */
export function logRequest(logger: LinesLogger, request: FastifyRequest, reply: FastifyReply): void {
  const beganAt = performance.now();
  const { raw } = reply;
  raw.on('close', () => {
    const { method, routeOptions } = request;
    const milliseconds = Math.round((performance.now() - beganAt) * 1_000) / 1_000;
    const fields = {
      ...loggedAs(request),
      method,
      route: routeOptions.url,
      status: raw.statusCode,
      milliseconds,
    };
    const message = raw.writableFinished ? 'answered' : 'its client has left';
    logger.debug({ message, ...fields }, 'Request');
  });
}
