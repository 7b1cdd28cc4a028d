import { Controller, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { loggedCallerOf } from '@retinue/access/http';
import {
  answerPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import type { UserKey } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { FollowRequestsService } from './follow-requests.service.js';
import { AlreadyAcceptedError, RequestNotFoundError } from './follow-requests.errors.js';
import { FollowRequestPageResponse } from './follow-request-page.response.js';
import { listViewerOf } from '../lists/list-viewer.request.js';
import { RelationListQuery } from '../relations/relation-list.query.js';
import { RemoveRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

/** The list is the followee's. */
const NAMES = { followeeId: 'id' };

/** The routes of requests to follow a private user: list, accept, reject. */
@ApiTags('follow requests')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/follow-requests')
export class FollowRequestsController {
  constructor(private readonly requests: FollowRequestsService) {}

  @ListRoute(
    {
      operationId: 'listFollowRequests',
      summary: "Who waits for a private user's answer",
      description: 'The newest first.',
    },
    FollowRequestPageResponse,
    'A page of requests.',
  )
  async list(
    @UserParam('id', 'The private user.') id: UserKey,
    @Query(RequestValidationPipe) query: RelationListQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const viewer = listViewerOf(request, query.viewer);
    return answerPage(request, reply, await this.requests.list(id, query, viewer));
  }

  @PutRoute(
    ':followerId',
    {
      operationId: 'acceptFollowRequest',
      summary: 'Accept a request',
      description: 'The follow begins now.',
      made: 'The request became a follow. The relationship is seen from the private user.',
      stood: 'The other follows already.',
      names: NAMES,
    },
    RequestNotFoundError,
  )
  async accept(
    @UserParam('id', 'The private user.', 1) followeeId: UserKey,
    @UserParam('followerId', 'Who asked to follow.', 2) followerId: UserKey,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RelationshipResponse> {
    const caller = loggedCallerOf(request);
    const { outcome, relationship } = await this.requests.accept({ followerId, followeeId }, { caller });
    void reply.status(outcome === 'accepted' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @RemoveRoute(
    ':followerId',
    {
      operationId: 'rejectFollowRequest',
      summary: 'Reject a request',
      description: 'Also fine when there was none. The other may ask again; a block keeps it from that.',
      names: NAMES,
      removed: 'No request of the other waits (any more), and it does not follow.',
    },
    AlreadyAcceptedError,
  )
  async reject(
    @UserParam('id', 'The private user.', 4) followeeId: UserKey,
    @UserParam('followerId', 'Who asked to follow.', 3) followerId: UserKey,
    @Req() request: HttpRequest,
  ): Promise<void> {
    await this.requests.reject({ followerId, followeeId }, { caller: loggedCallerOf(request) });
  }
}
