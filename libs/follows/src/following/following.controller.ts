import { Controller, Delete, Get, HttpCode, Put, Req, Res, UseFilters } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { Does, loggedCallerOf } from '@retinue/access/http';
import {
  ActsAs,
  ApiBodyProblems,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { FollowsService } from './follows.service.js';
import type { FollowOutcome } from './follow-state.js';
import {
  BlockedError,
  CannotFollowSelfError,
  FollowNotAllowedError,
  NotFollowingError,
} from './follows.errors.js';
import {
  TooManyFollowedError,
  TooManyFollowsTodayError,
  TooManyRequestsPendingError,
} from '../limits/follow-limits.errors.js';
import { RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

const STATUS_OF: Readonly<Record<FollowOutcome, number>> = {
  followed: 201,
  already_following: 200,
  requested: 202,
  already_requested: 202,
};

/** The routes of one follow: make it, look at it, end it. */
@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ followerId: 'id' }, UserNotFoundError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/following/:followeeId')
export class FollowingController {
  constructor(private readonly follows: FollowsService) {}

  @Does('follows.write')
  @ActsAs('id')
  @Put()
  @ApiOperation({
    operationId: 'follow',
    summary: 'Follow a user',
    description:
      'A private user is asked first: a request waits until it answers. Asking again changes nothing, the time of the follow neither.',
  })
  @ApiCreatedResponse({ type: RelationshipResponse, description: 'The follow was made.' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'It stood already.' })
  @ApiAcceptedResponse({ type: RelationshipResponse, description: 'A request waits now, or did already.' })
  @ApiBodyProblems()
  @ApiProblems(
    UserNotFoundError,
    BlockedError,
    FollowNotAllowedError,
    TooManyFollowedError,
    TooManyRequestsPendingError,
    TooManyFollowsTodayError,
    CannotFollowSelfError,
    InvalidRequestError,
    StorageFullError,
  )
  async follow(
    @UserParam('id', 'Who follows.', 4) followerId: UserKey,
    @UserParam('followeeId', 'Who is followed.', 1) followeeId: UserKey,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RelationshipResponse> {
    const caller = loggedCallerOf(request);
    const { outcome, relationship } = await this.follows.follow({ followerId, followeeId }, { caller });
    void reply.status(STATUS_OF[outcome]);
    return toRelationshipResponse(relationship);
  }

  @Does('follows.write')
  @ActsAs('id')
  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'unfollow',
    summary: 'Unfollow a user, or withdraw the request',
    description: 'Also fine when there was nothing to end.',
  })
  @ApiNoContentResponse({ description: 'There is no such follow or request (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unfollow(
    @UserParam('id', 'Who follows.', 1) followerId: UserKey,
    @UserParam('followeeId', 'Who is followed.', 3) followeeId: UserKey,
    @Req() request: HttpRequest,
  ): Promise<void> {
    await this.follows.unfollow({ followerId, followeeId }, { caller: loggedCallerOf(request) });
  }

  @Does('relationships.read')
  @ActsAs('id')
  @Get()
  @ApiOperation({ operationId: 'getFollow', summary: 'Does one user follow another?' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'Yes, since `followedAt`.' })
  @ApiProblems(NotFollowingError, UserNotFoundError, InvalidRequestError)
  async check(
    @UserParam('id', 'Who may follow.', 1) followerId: UserKey,
    @UserParam('followeeId', 'Who may be followed.', 2) followeeId: UserKey,
  ): Promise<RelationshipResponse> {
    return toRelationshipResponse(await this.follows.getFollow({ followerId, followeeId }));
  }
}
