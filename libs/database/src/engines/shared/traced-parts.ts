import type { DatabaseParts } from './database-parts.js';
import type { DatabaseTracer, SpanSubject } from '../../tracing/database-tracer.js';
import { traceReads } from '../../tracing/traced-statements.js';
import { TracedUnitOfWork } from '../../tracing/traced-unit-of-work.js';

/** The same parts, which put what they do into spans. Long readings (`SqlStreamer`) are not traced. */
export function tracedParts(
  parts: DatabaseParts,
  tracer: DatabaseTracer,
  engine: SpanSubject['engine'],
): DatabaseParts {
  return {
    ...parts,
    unitOfWork: new TracedUnitOfWork(parts.unitOfWork, tracer, engine),
    reader: traceReads(parts.reader, tracer, engine),
    latest: traceReads(parts.latest, tracer, engine),
  };
}
