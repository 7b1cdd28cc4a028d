import { Body, Controller, Delete, Get, HttpCode, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
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
import { MutesService } from './mutes.service.js';
import { CannotMuteSelfError } from '../following/follows.errors.js';
import { MutePageResponse } from './mute-page.response.js';
import { MuteRequest } from './mute.request.js';
import { RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ muterId: 'id', mutedId: 'otherId' }, UserNotFoundError, CannotMuteSelfError)
@Controller('v1/users/:id/mutes')
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @Get()
  @ApiOperation({
    summary: 'Whom a user mutes',
    description: 'The newest first; mutes that have ended are not among them.',
  })
  @ApiPage(MutePageResponse, 'A page of those muted.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async list(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.mutes.list(id, query));
  }

  @Put(':otherId')
  @ApiOperation({
    summary: 'Mute a user',
    description: 'For good, or until `expiresAt`; muting again changes the end. It changes no follow.',
  })
  @ApiBody({ type: MuteRequest, required: false })
  @ApiCreatedResponse({ type: RelationshipResponse, description: 'The mute was made.' })
  @ApiOkResponse({
    type: RelationshipResponse,
    description: 'It stood already; its end is as asked for now.',
  })
  @ApiBodyProblems()
  @ApiProblems(UserNotFoundError, CannotMuteSelfError, InvalidRequestError, StorageFullError)
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

  @Delete(':otherId')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a mute', description: 'Also fine when there was none.' })
  @ApiNoContentResponse({ description: 'There is no such mute (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unmute(
    @IdParam('id', 'Who mutes.', 4) muterId: number,
    @IdParam('otherId', 'Who is muted.', 2) mutedId: number,
  ): Promise<void> {
    await this.mutes.unmute({ muterId, mutedId });
  }
}
