import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { ApiPage, ApiProblems, IdParam, linkNext, RequestValidationPipe } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowHistoryService } from './follow-history.service.js';
import { FollowHistoryQuery } from './follow-history.query.js';
import { FollowHistoryPageResponse, toFollowHistoryItemResponse } from './follow-history.response.js';

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id/follow-history')
export class FollowHistoryController {
  constructor(private readonly histories: FollowHistoryService) {}

  @Get()
  @ApiOperation({
    summary: 'Whom a user gained and lost, and when',
    description:
      'Every change in the lists of followers and followed. With `order=oldest`, applied one after the other, the ' +
      'changes give the lists as they are. An imported follow counts from its import.',
  })
  @ApiPage(FollowHistoryPageResponse, 'A page of changes.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async history(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: FollowHistoryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowHistoryPageResponse> {
    const page = await this.histories.history(id, query, query.order, query);
    const { items, nextCursor } = linkNext(request, reply, page);
    return { items: items.map(toFollowHistoryItemResponse), nextCursor };
  }
}
