import { Controller, Delete, Get, HttpCode, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  answerPage,
  ApiPage,
  ApiProblems,
  IdParam,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowListsService } from './follow-lists.service.js';
import { FollowsService } from '../following/follows.service.js';
import type { FollowDirection, FollowLink } from '../following/follow.js';
import { FollowPageResponse } from './follow-page.response.js';
import { ListFollowsQuery } from './list-follows.query.js';

const SHORT_PAGES =
  'With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a `nextCursor`, when few of ' +
  'those looked at match: just go on.';

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ followeeId: 'id' }, UserNotFoundError)
@Controller('v1/users/:id')
export class FollowListsController {
  constructor(
    private readonly lists: FollowListsService,
    private readonly follows: FollowsService,
  ) {}

  @Get('followers')
  @ApiOperation({ summary: 'Who follows a user', description: SHORT_PAGES })
  @ApiPage(FollowPageResponse, 'A page of followers.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async followers(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: ListFollowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(id, 'followers', query, request, reply);
  }

  @Get('following')
  @ApiOperation({ summary: 'Whom a user follows', description: SHORT_PAGES })
  @ApiPage(FollowPageResponse, 'A page of those followed.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async following(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: ListFollowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(id, 'following', query, request, reply);
  }

  @Delete('followers/:followerId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a follower',
    description: 'Ends the follow from the side of the one followed; also fine when there was none.',
  })
  @ApiNoContentResponse({ description: 'There is no such follower (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async removeFollower(
    @IdParam('id', 'Who is followed.', 1) followeeId: number,
    @IdParam('followerId', 'Who follows.', 3) followerId: number,
  ): Promise<void> {
    await this.follows.removeFollower({ followerId, followeeId });
  }

  private async page(
    id: number,
    direction: FollowDirection,
    query: ListFollowsQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const { type, q: namePrefix, notFollowedBack = false } = query;
    const link: FollowLink | undefined = notFollowedBack ? { userId: id, present: false } : undefined;
    const page = await this.lists.list(id, direction, query.order, query, { type, namePrefix, link });
    return answerPage(request, reply, page);
  }
}
