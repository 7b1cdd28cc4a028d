import { Controller, Delete, Get, HttpCode, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  answerPage,
  ApiBodyProblems,
  ApiPage,
  ApiProblems,
  IdParam,
  PageQuery,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowRequestsService } from './follow-requests.service.js';
import { AlreadyAcceptedError, RequestNotFoundError } from '../following/follows.errors.js';
import { FollowRequestPageResponse } from './follow-request-page.response.js';
import { RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

@ApiTags('follow requests')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ followeeId: 'id' }, UserNotFoundError)
@Controller('v1/users/:id/follow-requests')
export class FollowRequestsController {
  constructor(private readonly requests: FollowRequestsService) {}

  @Get()
  @ApiOperation({ summary: "Who waits for a private user's answer", description: 'The newest first.' })
  @ApiPage(FollowRequestPageResponse, 'A page of requests.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async list(
    @IdParam('id', 'The private user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.requests.list(id, query));
  }

  @Put(':followerId')
  @ApiOperation({ summary: 'Accept a request', description: 'The follow begins now.' })
  @ApiCreatedResponse({
    type: RelationshipResponse,
    description: 'The request became a follow. The relationship is seen from the private user.',
  })
  @ApiOkResponse({ type: RelationshipResponse, description: 'The other follows already.' })
  @ApiBodyProblems()
  @ApiProblems(RequestNotFoundError, UserNotFoundError, InvalidRequestError, StorageFullError)
  async accept(
    @IdParam('id', 'The private user.', 1) followeeId: number,
    @IdParam('followerId', 'Who asked to follow.', 2) followerId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.requests.accept({ followerId, followeeId });
    void reply.status(outcome === 'accepted' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @Delete(':followerId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Reject a request',
    description: 'Also fine when there was none. The other may ask again; a block keeps it from that.',
  })
  @ApiNoContentResponse({ description: 'No request of the other waits (any more), and it does not follow.' })
  @ApiProblems(UserNotFoundError, AlreadyAcceptedError, InvalidRequestError, StorageFullError)
  async reject(
    @IdParam('id', 'The private user.', 4) followeeId: number,
    @IdParam('followerId', 'Who asked to follow.', 3) followerId: number,
  ): Promise<void> {
    await this.requests.reject({ followerId, followeeId });
  }
}
