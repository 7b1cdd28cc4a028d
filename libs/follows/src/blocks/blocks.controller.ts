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
import { BlocksService } from './blocks.service.js';
import { CannotBlockSelfError } from '../following/follows.errors.js';
import { BlockPageResponse } from './block-page.response.js';
import { RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ blockerId: 'id', blockedId: 'otherId' }, UserNotFoundError, CannotBlockSelfError)
@Controller('v1/users/:id/blocks')
export class BlocksController {
  constructor(private readonly blocks: BlocksService) {}

  @Get()
  @ApiOperation({ summary: 'Whom a user blocks', description: 'The newest first.' })
  @ApiPage(BlockPageResponse, 'A page of those blocked.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async list(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.blocks.list(id, query));
  }

  @Put(':otherId')
  @ApiOperation({
    summary: 'Block a user',
    description:
      'Ends both follows and both requests between the two; neither can follow the other until the block ends.',
  })
  @ApiCreatedResponse({ type: RelationshipResponse, description: 'The block was made.' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'It stood already.' })
  @ApiBodyProblems()
  @ApiProblems(UserNotFoundError, CannotBlockSelfError, InvalidRequestError, StorageFullError)
  async block(
    @IdParam('id', 'Who blocks.', 4) blockerId: number,
    @IdParam('otherId', 'Who is blocked.', 3) blockedId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.blocks.block({ blockerId, blockedId });
    void reply.status(outcome === 'blocked' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @Delete(':otherId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End a block',
    description: 'Also fine when there was none. What the block ended stays ended.',
  })
  @ApiNoContentResponse({ description: 'There is no such block (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unblock(
    @IdParam('id', 'Who blocks.', 4) blockerId: number,
    @IdParam('otherId', 'Who is blocked.', 3) blockedId: number,
  ): Promise<void> {
    await this.blocks.unblock({ blockerId, blockedId });
  }
}
