import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { answerPage, ApiProblems, IdParam, PageQuery, RequestValidationPipe } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowRequestsService } from './follow-requests.service.js';
import { AlreadyAcceptedError, RequestNotFoundError } from '../following/follows.errors.js';
import { FollowRequestPageResponse } from './follow-request-page.response.js';
import { EndRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

/** The list is the followee's. */
const NAMES = { followeeId: 'id' };

@ApiTags('follow requests')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id/follow-requests')
export class FollowRequestsController {
  constructor(private readonly requests: FollowRequestsService) {}

  @ListRoute(
    { summary: "Who waits for a private user's answer", description: 'The newest first.' },
    FollowRequestPageResponse,
    'A page of requests.',
  )
  async list(
    @IdParam('id', 'The private user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.requests.list(id, query));
  }

  @PutRoute(
    ':followerId',
    {
      summary: 'Accept a request',
      description: 'The follow begins now.',
      made: 'The request became a follow. The relationship is seen from the private user.',
      stood: 'The other follows already.',
      names: NAMES,
    },
    RequestNotFoundError,
  )
  async accept(
    @IdParam('id', 'The private user.', 1) followeeId: number,
    @IdParam('followerId', 'Who asked to follow.', 2) followerId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.requests.accept({ followerId, followeeId });
    void reply.status(outcome === 'accepted' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @EndRoute(
    ':followerId',
    {
      summary: 'Reject a request',
      description: 'Also fine when there was none. The other may ask again; a block keeps it from that.',
      names: NAMES,
      ended: 'No request of the other waits (any more), and it does not follow.',
    },
    AlreadyAcceptedError,
  )
  async reject(
    @IdParam('id', 'The private user.', 4) followeeId: number,
    @IdParam('followerId', 'Who asked to follow.', 3) followerId: number,
  ): Promise<void> {
    await this.requests.reject({ followerId, followeeId });
  }
}
