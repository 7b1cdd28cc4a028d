import { Body, Controller, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { loggedCallerOf } from '@retinue/access/http';
import { InvalidRequestError } from '@retinue/common';
import {
  answerPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import type { UserKey } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { MutesService } from './mutes.service.js';
import { CannotMuteSelfError } from './mutes.errors.js';
import { MutePageResponse } from './mute-page.response.js';
import { MuteRequest } from './mute.request.js';
import { listViewerOf } from '../lists/list-viewer.request.js';
import { RelationListQuery } from '../relations/relation-list.query.js';
import { RemoveRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

/** The routes of mutes: whom a user mutes. */
@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ mutedId: 'otherId', expiresAt: '#/expiresAt' }, CannotMuteSelfError, InvalidRequestError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/mutes')
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @ListRoute(
    {
      operationId: 'listMutes',
      summary: 'Whom a user mutes',
      description: 'The newest first; mutes that have ended are not among them.',
    },
    MutePageResponse,
    'A page of those muted.',
  )
  async list(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: RelationListQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const viewer = listViewerOf(request, query.viewer);
    return answerPage(request, reply, await this.mutes.list(id, query, viewer));
  }

  @PutRoute(
    ':otherId',
    {
      operationId: 'mute',
      summary: 'Mute a user',
      description: 'For good, or until `expiresAt`; muting again changes the end. It changes no follow.',
      made: 'The mute was made.',
      stood: 'It stood already; its end is as asked for now.',
    },
    CannotMuteSelfError,
  )
  @ApiBody({ type: MuteRequest, required: false })
  async mute(
    @UserParam('id', 'Who mutes.', 4) muterId: UserKey,
    @UserParam('otherId', 'Who is muted.', 2) mutedId: UserKey,
    @Body(RequestValidationPipe) { expiresAt }: MuteRequest,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RelationshipResponse> {
    const caller = loggedCallerOf(request);
    const { outcome, relationship } = await this.mutes.mute({ muterId, mutedId }, expiresAt ?? null, {
      caller,
    });
    void reply.status(outcome === 'muted' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @RemoveRoute(':otherId', {
    operationId: 'unmute',
    summary: 'End a mute',
    description: 'Also fine when there was none.',
    removed: 'There is no such mute (any more).',
  })
  async unmute(
    @UserParam('id', 'Who mutes.', 4) muterId: UserKey,
    @UserParam('otherId', 'Who is muted.', 2) mutedId: UserKey,
    @Req() request: HttpRequest,
  ): Promise<void> {
    await this.mutes.unmute({ muterId, mutedId }, { caller: loggedCallerOf(request) });
  }
}
