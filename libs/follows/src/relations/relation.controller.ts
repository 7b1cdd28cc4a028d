import { applyDecorators, Delete, Get, HttpCode, Put, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type DocumentedError, InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { ApiBodyProblems, ApiPage, ApiProblems } from '@retinue/common/http';
import { StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { RelationshipResponse } from '../relationships/relationship.response.js';

/** What the routes of all relations say of themselves alike. */

/** What a route does, for the OpenAPI document. */
interface RouteTexts {
  readonly summary: string;
  readonly description?: string;
}

/** `GET`: a page of a user's relation. @param answer what the page is of */
export function ListRoute(texts: RouteTexts, page: Type, answer: string): MethodDecorator {
  return applyDecorators(
    Get(),
    ApiOperation(texts),
    ApiPage(page, answer),
    ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError),
  );
}

/** `PUT`: two users come into a relation, or are in it. @param problems what the relation's own rules may find */
export function PutRoute(
  path: string,
  texts: RouteTexts & { readonly made: string; readonly stood?: string },
  ...problems: readonly DocumentedError[]
): MethodDecorator {
  const { made, stood = 'It stood already.', ...operation } = texts;
  return applyDecorators(
    Put(path),
    ApiOperation(operation),
    ApiCreatedResponse({ type: RelationshipResponse, description: made }),
    ApiOkResponse({ type: RelationshipResponse, description: stood }),
    ApiBodyProblems(),
    ApiProblems(...problems, UserNotFoundError, InvalidRequestError, StorageFullError),
  );
}

/** `DELETE`: they are in it no longer. @param ended what is so afterwards */
export function EndRoute(
  path: string,
  texts: RouteTexts & { readonly ended: string },
  ...problems: readonly DocumentedError[]
): MethodDecorator {
  const { ended, ...operation } = texts;
  return applyDecorators(
    Delete(path),
    HttpCode(204),
    ApiOperation(operation),
    ApiNoContentResponse({ description: ended }),
    ApiProblems(...problems, UserNotFoundError, InvalidRequestError, StorageFullError),
  );
}
