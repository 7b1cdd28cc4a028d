import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { Does } from '@retinue/access/http';
import {
  ActsAs,
  ApiPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  linkNext,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { FollowHistoryService } from './follow-history.service.js';
import { FollowHistoryQuery } from './follow-history.query.js';
import { FollowHistoryPageResponse, toFollowHistoryItemResponse } from './follow-history.response.js';

/** The route of a user's history: who was gained and lost, when. */
@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/follow-history')
export class FollowHistoryController {
  constructor(private readonly histories: FollowHistoryService) {}

  @Does('own.read')
  @ActsAs('id')
  @Get()
  @ApiOperation({
    operationId: 'listFollowHistory',
    summary: 'Whom a user gained and lost, and when',
    description:
      'Every change in the lists of followers and followed. With `order=oldest`, applied one after the other, the ' +
      'changes give the lists as they are, unless old events are taken away: then the history begins later. An imported ' +
      'follow counts from its import.',
  })
  @ApiPage(FollowHistoryPageResponse, 'A page of changes.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async history(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: FollowHistoryQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<FollowHistoryPageResponse> {
    const page = await this.histories.history(id, query, query.order, query);
    const { items, nextCursor } = linkNext(request, reply, page);
    return { items: items.map(toFollowHistoryItemResponse), nextCursor };
  }
}
