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
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import type { UserKey } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { BlocksService } from './blocks.service.js';
import { CannotBlockSelfError } from './blocks.errors.js';
import { BlockPageResponse } from './block-page.response.js';
import { listViewerOf } from '../lists/list-viewer.request.js';
import { RelationListQuery } from '../relations/relation-list.query.js';
import { RemoveRoute, ListRoute, PutRoute } from '../relations/relation.controller.js';
import { type RelationshipResponse, toRelationshipResponse } from '../relationships/relationship.response.js';

/** The routes of blocks: whom a user blocks. */
@ApiTags('blocks and mutes')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ blockedId: 'otherId' }, CannotBlockSelfError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/blocks')
export class BlocksController {
  constructor(private readonly blocks: BlocksService) {}

  @ListRoute(
    { operationId: 'listBlocks', summary: 'Whom a user blocks', description: 'The newest first.' },
    BlockPageResponse,
    'A page of those blocked.',
  )
  async list(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: RelationListQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const viewer = listViewerOf(request, query.viewer);
    return answerPage(request, reply, await this.blocks.list(id, query, viewer));
  }

  @PutRoute(
    ':otherId',
    {
      operationId: 'block',
      summary: 'Block a user',
      description:
        'Ends both follows and both requests between the two; neither can follow the other until the block ends.',
      made: 'The block was made.',
    },
    CannotBlockSelfError,
  )
  async block(
    @UserParam('id', 'Who blocks.', 4) blockerId: UserKey,
    @UserParam('otherId', 'Who is blocked.', 3) blockedId: UserKey,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RelationshipResponse> {
    const caller = loggedCallerOf(request);
    const { outcome, relationship } = await this.blocks.block({ blockerId, blockedId }, { caller });
    void reply.status(outcome === 'blocked' ? 201 : 200);
    return toRelationshipResponse(relationship);
  }

  @RemoveRoute(':otherId', {
    operationId: 'unblock',
    summary: 'End a block',
    description: 'Also fine when there was none. What the block ended stays ended.',
    removed: 'There is no such block (any more).',
  })
  async unblock(
    @UserParam('id', 'Who blocks.', 4) blockerId: UserKey,
    @UserParam('otherId', 'Who is blocked.', 3) blockedId: UserKey,
    @Req() request: HttpRequest,
  ): Promise<void> {
    await this.blocks.unblock({ blockerId, blockedId }, { caller: loggedCallerOf(request) });
  }
}
