import {
  type Context,
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Puts each request into a span, below the one that its caller says (`traceparent`); what is done for it comes below.
 *
 * @param fastify before its routes are registered
 * @returns begins the span, to be called when a request begins
 */
export function traceRequests(
  fastify: FastifyInstance,
  tracer: Tracer,
): (request: FastifyRequest, reply: FastifyReply) => void {
  const spans = new WeakMap<FastifyRequest, Context>();
  // Not before its body has come: that comes in a context of its own.
  fastify.addHook('preHandler', (request, _reply, done) => {
    context.with(spans.get(request) ?? context.active(), done);
  });
  return (request, { raw }) => {
    const { method } = request;
    const route = request.routeOptions.url;
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(
      route === undefined ? method : `${method} ${route}`,
      {
        kind: SpanKind.SERVER,
        // The template, and no address: names and emails may stand there.
        attributes: {
          'http.request.method': method,
          ...(route === undefined ? {} : { 'http.route': route }),
          'retinue.request.id': request.id,
        },
      },
      parent,
    );
    spans.set(request, trace.setSpan(parent, span));
    raw.on('close', () => {
      span.setAttribute('http.response.status_code', raw.statusCode);
      if (raw.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
  };
}
