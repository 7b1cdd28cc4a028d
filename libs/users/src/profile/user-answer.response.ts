import { ApiHeader, type ApiResponseOptions } from '@nestjs/swagger';
import { callerOf } from '@retinue/access/http';
import { type HttpReply, requestOf, type ValuePlaces } from '@retinue/common/http';
import { entityTag, IF_MATCH } from './if-match.header.js';
import type { User, UserProfile } from './user.js';
import { toUserResponse, type UserResponse } from './user.response.js';

/** Documents the header of an answer that is a user. */
export const ETAG_HEADER: NonNullable<ApiResponseOptions['headers']> = {
  ETag: { description: 'The version, for `If-Match`.', schema: { type: 'string', example: '"1"' } },
};

/** Documents `If-Match` on a route. */
export const ApiIfMatch = (): MethodDecorator =>
  ApiHeader({
    name: IF_MATCH,
    required: false,
    description: 'Only if the user is still at this version (the `ETag` of an earlier answer), else 412.',
    schema: { type: 'string', maxLength: 1024, examples: ['"1"', '*'] },
  });

/** Where a request holds what a user is made of. */
export const USER_PLACES = {
  externalId: '#/externalId',
  firstName: '#/firstName',
  lastName: '#/lastName',
  email: '#/email',
  type: '#/type',
  isPrivate: '#/isPrivate',
  metadata: '#/metadata',
  version: IF_MATCH,
} satisfies ValuePlaces & Record<keyof UserProfile, string>;

/** Answers a user, with their entity tag. */
export function answerUser(reply: HttpReply, user: User): UserResponse {
  void reply.header('ETag', entityTag(user.version));
  return toUserResponse(user, callerOf(requestOf(reply)));
}
