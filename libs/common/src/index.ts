export {
  DomainError,
  type DocumentedError,
  type ErrorDetails,
  type ErrorKind,
  type ErrorSpec,
  type FieldError,
} from './errors/domain-error.js';
export { InvalidRequestError } from './errors/invalid-request.error.js';
export { type CursorKey, decodeCursor, encodeCursor, InvalidCursorError } from './pagination/cursor.js';
export {
  cutPage,
  DEFAULT_PAGE_LIMIT,
  MAX_PAGE_LIMIT,
  type Page,
  type PageRequest,
} from './pagination/page.js';
export { type JsonRows, PreparedPage } from './pagination/prepared-page.js';
export { MAX_ID, parseId } from './ids/id.js';
export { decodeUtf8 } from './text/utf8.js';
