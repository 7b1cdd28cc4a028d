import { applyDecorators, Delete, Get, HttpCode, Put, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { type DocumentedError, InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { ActsAs, ApiBodyProblems, ApiPage, ApiProblems, ValueNames } from '@retinue/common/http';
import { StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { RelationshipResponse } from '../relationships/relationship.response.js';

/** What the routes of all relations say of themselves alike. */

/** What a route does, for the OpenAPI document. */
interface RouteTexts {
  /** What the client of the document calls it: `listBlocks`. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
}

/** What a path calls the two users, by what the errors of its service call them. */
type PathNames = Readonly<Record<string, string>>;

/** `GET`: a page of a user's relation. @param answer what the page is of */
export function ListRoute(texts: RouteTexts, page: Type, answer: string): MethodDecorator {
  return applyDecorators(
    Get(),
    Does('own.read'),
    ActsAs('id'),
    ApiOperation(texts),
    ApiPage(page, answer),
    ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError),
  );
}

/** `PUT`: two users come into a relation, or are in it. @param problems what the relation's own rules may find */
export function PutRoute(
  path: string,
  texts: RouteTexts & { readonly made: string; readonly stood?: string; readonly names?: PathNames },
  ...problems: readonly DocumentedError[]
): MethodDecorator {
  const { made, stood = 'It stood already.', names = namesIn(path), ...operation } = texts;
  return applyDecorators(
    Put(path),
    Does('follows.write'),
    ActsAs('id'),
    ApiOperation(operation),
    ApiCreatedResponse({ type: RelationshipResponse, description: made }),
    ApiOkResponse({ type: RelationshipResponse, description: stood }),
    ApiBodyProblems(),
    ValueNames(names, UserNotFoundError),
    ApiProblems(...problems, UserNotFoundError, InvalidRequestError, StorageFullError),
  );
}

/** `DELETE`: they are in it no longer. @param removed what is so afterwards */
export function RemoveRoute(
  path: string,
  texts: RouteTexts & { readonly removed: string; readonly names?: PathNames },
  ...problems: readonly DocumentedError[]
): MethodDecorator {
  const { removed, names = namesIn(path), ...operation } = texts;
  return applyDecorators(
    Delete(path),
    Does('follows.write'),
    ActsAs('id'),
    HttpCode(204),
    ValueNames(names, UserNotFoundError),
    ApiOperation(operation),
    ApiNoContentResponse({ description: removed }),
    ApiProblems(...problems, UserNotFoundError, InvalidRequestError, StorageFullError),
  );
}

/** The route of a pair is `:id/<relation>/:other`. */
function namesIn(path: string): PathNames {
  return { fromId: 'id', toId: path.slice(1) };
}
