import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  ApiBodyProblems,
  ApiIdParam,
  ApiPage,
  ApiProblems,
  IdPipe,
  linkNext,
  PageQuery,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BlocksService } from '../application/blocks.service.js';
import { CannotBlockSelfError } from '../domain/follows.errors.js';
import { BlockPageResponse, toBlockListItemResponse } from './dto/block-page.response.js';
import { RelationshipResponse, toRelationshipResponse } from './dto/relationship.response.js';

@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id/blocks')
export class BlocksController {
  constructor(private readonly blocks: BlocksService) {}

  @Get()
  @ApiOperation({ summary: 'Whom a user blocks', description: 'The newest first.' })
  @ApiIdParam('id', 'The user.')
  @ApiPage(BlockPageResponse, 'A page of those blocked.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async list(
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlockPageResponse> {
    const { items, nextCursor } = linkNext(request, reply, await this.blocks.list(id, query));
    return { items: items.map(toBlockListItemResponse), nextCursor };
  }

  @Put(':otherId')
  @ApiOperation({
    summary: 'Block a user',
    description:
      'Ends both follows and both requests between the two; neither can follow the other until the block ends.',
  })
  @ApiIdParam('id', 'Who blocks.', 4)
  @ApiIdParam('otherId', 'Who is blocked.', 3)
  @ApiCreatedResponse({ type: RelationshipResponse, description: 'The block was made.' })
  @ApiOkResponse({ type: RelationshipResponse, description: 'It stood already.' })
  @ApiBodyProblems()
  @ApiProblems(UserNotFoundError, CannotBlockSelfError, InvalidRequestError, StorageFullError)
  async block(
    @Param('id', IdPipe) blockerId: number,
    @Param('otherId', IdPipe) blockedId: number,
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
  @ApiIdParam('id', 'Who blocks.', 4)
  @ApiIdParam('otherId', 'Who is blocked.', 3)
  @ApiNoContentResponse({ description: 'There is no such block (any more).' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, StorageFullError)
  async unblock(
    @Param('id', IdPipe) blockerId: number,
    @Param('otherId', IdPipe) blockedId: number,
  ): Promise<void> {
    await this.blocks.unblock({ blockerId, blockedId });
  }
}
