import { Controller, Delete, Get, HttpCode, Param, Put, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiBodyProblems, ApiIdParam, ApiProblems, IdPipe } from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply } from 'fastify';
import { FollowsService } from '../application/follows.service.js';
import {
  CannotFollowSelfError,
  FolloweeIsPrivateError,
  FollowNotAllowedError,
  NotFollowingError,
} from '../domain/follows.errors.js';
import { RelationshipResponse, toRelationshipResponse } from './dto/relationship.response.js';

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id/following/:followeeId')
export class FollowingController {
  constructor(private readonly follows: FollowsService) {}

  @Put()
  @ApiOperation({
    summary: 'Follow a user',
    description: 'Asking again changes nothing, the time of the follow neither.',
  })
  @ApiIdParam('id', 'Who follows.', 4)
  @ApiIdParam('followeeId', 'Who is followed.', 1)
  @ApiCreatedResponse({ type: RelationshipResponse, description: 'The follow was made.' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'It stood already.' })
  @ApiBodyProblems()
  @ApiProblems(
    UserNotFoundError,
    FollowNotAllowedError,
    FolloweeIsPrivateError,
    CannotFollowSelfError,
    InvalidRequestError,
    StorageFullError,
  )
  async follow(
    @Param('id', IdPipe) followerId: number,
    @Param('followeeId', IdPipe) followeeId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.follows.follow({ followerId, followeeId });
    void reply.status(outcome === 'following' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Unfollow a user', description: 'Also fine when there was nothing to end.' })
  @ApiIdParam('id', 'Who follows.', 1)
  @ApiIdParam('followeeId', 'Who is followed.', 3)
  @ApiNoContentResponse({ description: 'There is no such follow (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unfollow(
    @Param('id', IdPipe) followerId: number,
    @Param('followeeId', IdPipe) followeeId: number,
  ): Promise<void> {
    await this.follows.unfollow({ followerId, followeeId });
  }

  @Get()
  @ApiOperation({ summary: 'Does one user follow another?' })
  @ApiIdParam('id', 'Who may follow.', 1)
  @ApiIdParam('followeeId', 'Who may be followed.', 2)
  @ApiOkResponse({ type: RelationshipResponse, description: 'Yes, since `followedAt`.' })
  @ApiProblems(NotFollowingError, UserNotFoundError, InvalidRequestError)
  async check(
    @Param('id', IdPipe) followerId: number,
    @Param('followeeId', IdPipe) followeeId: number,
  ): Promise<RelationshipResponse> {
    return toRelationshipResponse(await this.follows.getFollow({ followerId, followeeId }));
  }
}
