import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { ApiIdParam, ApiPage, ApiProblems, IdPipe, linkNext } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowListsService } from '../application/follow-lists.service.js';
import type { FollowDirection } from '../domain/follow.js';
import { FollowPageResponse, toFollowListItemResponse } from './dto/follow-page.response.js';
import { ListFollowsQuery } from './dto/list-follows.query.js';
import { RelationshipListResponse, toRelationshipResponse } from './dto/relationship.response.js';
import { ApiRelationshipsQuery, RelationshipsQuery } from './dto/relationships.query.js';

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id')
export class FollowListsController {
  constructor(private readonly lists: FollowListsService) {}

  @Get('followers')
  @ApiOperation({ summary: 'Who follows a user' })
  @ApiIdParam('id', 'The user.')
  @ApiPage(FollowPageResponse, 'A page of followers.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async followers(
    @Param('id', IdPipe) id: number,
    @Query() query: ListFollowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowPageResponse> {
    return this.page(id, 'followers', query, request, reply);
  }

  @Get('following')
  @ApiOperation({ summary: 'Whom a user follows' })
  @ApiIdParam('id', 'The user.')
  @ApiPage(FollowPageResponse, 'A page of those followed.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async following(
    @Param('id', IdPipe) id: number,
    @Query() query: ListFollowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowPageResponse> {
    return this.page(id, 'following', query, request, reply);
  }

  @Get('relationships')
  @ApiOperation({ summary: 'What is between a user and some others' })
  @ApiIdParam('id', 'The user.')
  @ApiRelationshipsQuery()
  @ApiOkResponse({ type: RelationshipListResponse })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async relationships(
    @Param('id', IdPipe) id: number,
    @Query() { ids }: RelationshipsQuery,
  ): Promise<RelationshipListResponse> {
    const relationships = await this.lists.relationships(id, ids);
    return { items: relationships.map(toRelationshipResponse) };
  }

  private async page(
    id: number,
    direction: FollowDirection,
    query: ListFollowsQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FollowPageResponse> {
    const page = await this.lists.list(id, direction, query.order, query);
    const { items, nextCursor } = linkNext(request, reply, page);
    return { items: items.map(toFollowListItemResponse), nextCursor };
  }
}
