export { letLoopTurn } from './event-loop/let-loop-turn.js';
export {
  DomainError,
  type DocumentedError,
  type ErrorDetails,
  type ErrorKind,
  type ErrorSpec,
  type WrongValue,
} from './errors/domain-error.js';
export { InvalidRequestError } from './errors/invalid-request.error.js';
export { type CursorKey, decodeCursor, encodeCursor, InvalidCursorError } from './pagination/cursor.js';
export { fixedKey, idKey, type KeyPart, textKey, timeKey } from './pagination/key-parts.js';
export { acceptLimit, acceptPage } from './pagination/accept-page.js';
export {
  cutPage,
  DEFAULT_PAGE_LIMIT,
  MAX_PAGE_LIMIT,
  type Page,
  type PageOptions,
  type PageRequest,
} from './pagination/page.js';
export { PreparedPage } from './pagination/prepared-page.js';
export { MAX_ID, parseId } from './ids/id.js';
export { searchKey } from './text/search-key.js';
export { canBeSeen, charactersProblem, countCharacters, holdsUnseen } from './text/text-rules.js';
export { decodeUtf8 } from './text/utf8.js';
