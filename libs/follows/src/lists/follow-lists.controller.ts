import { Controller, Delete, Get, HttpCode, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { Does, loggedCallerOf } from '@retinue/access/http';
import {
  ActsAs,
  answerPage,
  ApiPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { FollowListsService } from './follow-lists.service.js';
import { FollowsService } from '../following/follows.service.js';
import type { FollowDirection, FollowLink } from '../following/follow.js';
import { FollowPageResponse } from './follow-page.response.js';
import { ListFollowsQuery } from './list-follows.query.js';
import { listViewerOf } from './list-viewer.request.js';

const SHORT_PAGES =
  'With `type`, `q` or `notFollowedBack` a page may be short, even empty, and still have a `nextCursor`, when few of ' +
  'those looked at match: just go on.';

/** The routes of lists: followers, followed, mutuals; and of removing a follower. */
@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ followeeId: 'id' }, UserNotFoundError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id')
export class FollowListsController {
  constructor(
    private readonly lists: FollowListsService,
    private readonly follows: FollowsService,
  ) {}

  @Does('lists.read')
  @ActsAs()
  @Get('followers')
  @ApiOperation({ operationId: 'listFollowers', summary: 'Who follows a user', description: SHORT_PAGES })
  @ApiPage(FollowPageResponse, 'A page of followers.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async followers(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: ListFollowsQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    return this.page(id, 'followers', query, request, reply);
  }

  @Does('lists.read')
  @ActsAs()
  @Get('following')
  @ApiOperation({ operationId: 'listFollowing', summary: 'Whom a user follows', description: SHORT_PAGES })
  @ApiPage(FollowPageResponse, 'A page of those followed.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async following(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: ListFollowsQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    return this.page(id, 'following', query, request, reply);
  }

  @Does('follows.write')
  @ActsAs('id')
  @Delete('followers/:followerId')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeFollower',
    summary: 'Remove a follower',
    description: 'Ends the follow from the side of the one followed; also fine when there was none.',
  })
  @ApiNoContentResponse({ description: 'There is no such follower (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async removeFollower(
    @UserParam('id', 'Who is followed.', 1) followeeId: UserKey,
    @UserParam('followerId', 'Who follows.', 3) followerId: UserKey,
    @Req() request: HttpRequest,
  ): Promise<void> {
    const caller = loggedCallerOf(request);
    await this.follows.removeFollower({ followerId, followeeId }, { caller });
  }

  private async page(
    id: UserKey,
    direction: FollowDirection,
    query: ListFollowsQuery,
    request: HttpRequest,
    reply: HttpReply,
  ): Promise<string> {
    const { type, q: namePrefix, notFollowedBack = false } = query;
    const link: FollowLink | undefined = notFollowedBack ? { userId: id, present: false } : undefined;
    const viewer = listViewerOf(request, query.viewer);
    const page = await this.lists.list(id, direction, query.order, query, { type, namePrefix, link, viewer });
    return answerPage(request, reply, page);
  }
}
