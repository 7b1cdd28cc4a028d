import { Body, Controller, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import {
  answerPage,
  ApiProblems,
  IdParam,
  PageQuery,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MutesService } from './mutes.service.js';
import { CannotMuteSelfError } from '../following/follows.errors.js';
import { MutePageResponse } from './mute-page.response.js';
import { MuteRequest } from './mute.request.js';
import { EndRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ mutedId: 'otherId', expiresAt: '#/expiresAt' }, CannotMuteSelfError, InvalidRequestError)
@Controller('v1/users/:id/mutes')
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @ListRoute(
    {
      summary: 'Whom a user mutes',
      description: 'The newest first; mutes that have ended are not among them.',
    },
    MutePageResponse,
    'A page of those muted.',
  )
  async list(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.mutes.list(id, query));
  }

  @PutRoute(
    ':otherId',
    {
      summary: 'Mute a user',
      description: 'For good, or until `expiresAt`; muting again changes the end. It changes no follow.',
      made: 'The mute was made.',
      stood: 'It stood already; its end is as asked for now.',
    },
    CannotMuteSelfError,
  )
  @ApiBody({ type: MuteRequest, required: false })
  async mute(
    @IdParam('id', 'Who mutes.', 4) muterId: number,
    @IdParam('otherId', 'Who is muted.', 2) mutedId: number,
    @Body(RequestValidationPipe) { expiresAt }: MuteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.mutes.mute({ muterId, mutedId }, expiresAt ?? null);
    void reply.status(outcome === 'muted' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @EndRoute(':otherId', {
    summary: 'End a mute',
    description: 'Also fine when there was none.',
    ended: 'There is no such mute (any more).',
  })
  async unmute(
    @IdParam('id', 'Who mutes.', 4) muterId: number,
    @IdParam('otherId', 'Who is muted.', 2) mutedId: number,
  ): Promise<void> {
    await this.mutes.unmute({ muterId, mutedId });
  }
}
