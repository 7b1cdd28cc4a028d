export { IsListOf } from './list-of.js';
export { IsIsoTime, MAX_ISO_TIME_LENGTH } from './iso-time.js';
export { type AnswerReader, readerOf } from './answer-reader.js';
export { answerPage } from './answer-page.js';
export {
  addressOf,
  hasBegun,
  type HttpReply,
  type HttpRequest,
  NDJSON_MEDIA_TYPE,
  LOGGED_AS,
  type LoggedRequest,
  PUBLIC_URL,
  publicUrlOf,
  requestOf,
  responseOf,
  sendStream,
} from './exchange.js';
export { ActsAs, actingUsers } from './acting-users.js';
export { RouteMetadata } from './route-metadata.js';
export { type RouteOptions, routesModule } from './routes.js';
export { AsSent } from './as-sent.js';
export { ApiModel, SCHEMA_PREFIX } from './api-model.js';
export { ApiPage } from './api-page.js';
export { ApiBodyProblems, ApiProblems, ApiRequestProblems } from './api-problems.js';
export { ApiId, ApiNextCursor } from './api-properties.js';
export { BUG, FRAMEWORK_CODES, frameworkSpec } from './framework-errors.js';
export { ApiUnion } from './api-union.js';
export { ApiUnsentQuery } from './api-unsent-query.js';
export { refuseUnboundedJson } from './body-bounds.js';
export { largeTurn } from './one-large-at-a-time.js';
export { type FieldError, InvalidFieldsError } from './invalid-fields.error.js';
export { linkNext } from './next-link.js';
export {
  ApiIdempotencyKey,
  IDEMPOTENCY_KEY,
  readIdempotencyKey,
  REPLAYED_HEADER,
} from './idempotency-key.js';
export { idSchema } from './id-schema.js';
export { IsQueryBoolean, IsQueryInteger, PageQuery } from './page-query.js';
export { SeldomLines } from './seldom-lines.js';
export { PROBLEM_MEDIA_TYPE, ProblemDetails, ProblemField, STATUS_BY_KIND } from './problem-details.js';
export { DomainErrorFilter } from './domain-error.filter.js';
export { ProblemDetailsModule } from './problem-details.module.js';
export { type ProblemOptions, Problems } from './problems.js';
export { BUG_DETAIL, PROBLEM_TYPE_PREFIX, problemOf, toProblem, type ValuePlaces } from './to-problem.js';
export { ValueNames } from './value-names.js';
export { MayBeLeftOut, Satisfies } from './property-rules.js';
export { type OptionalBody, RequestValidationPipe } from './request-validation.pipe.js';
