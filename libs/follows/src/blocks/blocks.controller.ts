import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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
import { BlocksService } from './blocks.service.js';
import { CannotBlockSelfError } from '../following/follows.errors.js';
import { BlockPageResponse } from './block-page.response.js';
import { EndRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ blockedId: 'otherId' }, CannotBlockSelfError)
@Controller('v1/users/:id/blocks')
export class BlocksController {
  constructor(private readonly blocks: BlocksService) {}

  @ListRoute(
    { summary: 'Whom a user blocks', description: 'The newest first.' },
    BlockPageResponse,
    'A page of those blocked.',
  )
  async list(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerPage(request, reply, await this.blocks.list(id, query));
  }

  @PutRoute(
    ':otherId',
    {
      summary: 'Block a user',
      description:
        'Ends both follows and both requests between the two; neither can follow the other until the block ends.',
      made: 'The block was made.',
    },
    CannotBlockSelfError,
  )
  async block(
    @IdParam('id', 'Who blocks.', 4) blockerId: number,
    @IdParam('otherId', 'Who is blocked.', 3) blockedId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RelationshipResponse> {
    const { outcome, relationship } = await this.blocks.block({ blockerId, blockedId });
    void reply.status(outcome === 'blocked' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @EndRoute(':otherId', {
    summary: 'End a block',
    description: 'Also fine when there was none. What the block ended stays ended.',
    ended: 'There is no such block (any more).',
  })
  async unblock(
    @IdParam('id', 'Who blocks.', 4) blockerId: number,
    @IdParam('otherId', 'Who is blocked.', 3) blockedId: number,
  ): Promise<void> {
    await this.blocks.unblock({ blockerId, blockedId });
  }
}
