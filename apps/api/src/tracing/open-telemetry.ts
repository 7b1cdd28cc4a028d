import {
  context,
  ProxyTracerProvider,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { DatabaseTracer } from '@retinue/database';
import { SERVICE_VERSION } from '../package-info.js';

/**
 * Where spans go, if anybody has set up an SDK of OpenTelemetry before the server started (`node --import ./tracing.mjs`);
 * `undefined` otherwise: then nothing is done for them.
 */
export function tracerIfSet(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  const delegate =
    provider instanceof ProxyTracerProvider || 'getDelegate' in provider
      ? (provider as ProxyTracerProvider).getDelegate()
      : provider;
  const nobody = new ProxyTracerProvider().getDelegate();
  return delegate === nobody ? undefined : trace.getTracer('retinue', SERVICE_VERSION);
}

/** Puts what the database does into spans. */
export function databaseTracer(tracer: Tracer): DatabaseTracer {
  return {
    span: async ({ kind, name, engine, text }, run) => {
      const attributes = {
        'db.system.name': engine === 'postgres' ? 'postgresql' : 'sqlite',
        ...(text === undefined ? {} : { 'db.query.summary': name, 'db.query.text': text }),
      };
      const options = { kind: kind === 'statement' ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes };
      const span = tracer.startSpan(kind === 'statement' ? name : 'unit of work', options);
      const below = trace.setSpan(context.active(), span);
      try {
        return await context.with(below, async () => run((work) => context.with(below, work)));
      } catch (error) {
        // No message: it may quote what somebody has sent.
        const type = error instanceof Error ? error.name : typeof error;
        span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', type);
        throw error;
      } finally {
        span.end();
      }
    },
  };
}
