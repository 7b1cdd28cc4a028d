import { Controller, Delete, Get, HttpCode, Put, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiBodyProblems, ApiProblems, IdParam, ValueNames } from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply } from 'fastify';
import { FollowsService } from './follows.service.js';
import type { FollowOutcome } from './follow-state.js';
import {
  BlockedError,
  CannotFollowSelfError,
  FollowNotAllowedError,
  NotFollowingError,
} from './follows.errors.js';
import { RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

const STATUS_OF: Readonly<Record<FollowOutcome, number>> = {
  followed: 201,
  already_following: 200,
  requested: 202,
  already_requested: 202,
};

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ followerId: 'id' }, UserNotFoundError)
@Controller('v1/users/:id/following/:followeeId')
export class FollowingController {
  constructor(private readonly follows: FollowsService) {}

  @Put()
  @ApiOperation({
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
    CannotFollowSelfError,
    InvalidRequestError,
    StorageFullError,
  )
  async follow(
    @IdParam('id', 'Who follows.', 4) followerId: number,
    @IdParam('followeeId', 'Who is followed.', 1) followeeId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.follows.follow({ followerId, followeeId });
    void reply.status(STATUS_OF[outcome]);
    return toRelationshipResponse(relationship);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Unfollow a user, or withdraw the request',
    description: 'Also fine when there was nothing to end.',
  })
  @ApiNoContentResponse({ description: 'There is no such follow or request (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unfollow(
    @IdParam('id', 'Who follows.', 1) followerId: number,
    @IdParam('followeeId', 'Who is followed.', 3) followeeId: number,
  ): Promise<void> {
    await this.follows.unfollow({ followerId, followeeId });
  }

  @Get()
  @ApiOperation({ summary: 'Does one user follow another?' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'Yes, since `followedAt`.' })
  @ApiProblems(NotFollowingError, UserNotFoundError, InvalidRequestError)
  async check(
    @IdParam('id', 'Who may follow.', 1) followerId: number,
    @IdParam('followeeId', 'Who may be followed.', 2) followeeId: number,
  ): Promise<RelationshipResponse> {
    return toRelationshipResponse(await this.follows.getFollow({ followerId, followeeId }));
  }
}
