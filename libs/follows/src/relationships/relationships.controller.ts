import { Body, Controller, Get, HttpCode, Post, Query, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { Does } from '@retinue/access/http';
import {
  ActsAs,
  ApiBodyProblems,
  ApiProblems,
  DomainErrorFilter,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { RelationshipListResponse, toRelationshipResponse } from './relationship.response.js';
import { RelationshipsQueryRequest } from './relationships-query.request.js';
import { RelationshipsQueryResponse, toRelationshipsQueryRow } from './relationships-query.response.js';
import { ApiRelationshipsQuery, RelationshipsQuery } from './relationships.query.js';
import { RelationshipsService } from './relationships.service.js';

/** The routes that say what is between users. */
@ApiTags('relationships')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1')
export class RelationshipsController {
  constructor(private readonly service: RelationshipsService) {}

  @Does('relationships.read')
  @ActsAs('id')
  @Get('users/:id/relationships')
  @ApiOperation({ operationId: 'getRelationships', summary: 'What is between a user and some others' })
  @ApiRelationshipsQuery()
  @ApiOkResponse({
    type: RelationshipListResponse,
    description: 'What is between the user and each of the others.',
  })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async ofUser(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) { ids }: RelationshipsQuery,
  ): Promise<RelationshipListResponse> {
    const relationships = await this.service.ofUser(id, ids);
    return { items: relationships.map(toRelationshipResponse) };
  }

  @Does('relationships.read')
  @ActsAs('#/pairs/*/userId')
  @Post('relationships/query')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'queryRelationships',
    summary: 'What is between the two of each pair',
    description: 'Changes nothing.',
  })
  @ApiOkResponse({
    type: RelationshipsQueryResponse,
    description: 'What is between the two of each pair, in order.',
  })
  @ApiBodyProblems()
  @ApiProblems(InvalidRequestError)
  async query(
    @Body(RequestValidationPipe) { pairs }: RelationshipsQueryRequest,
  ): Promise<RelationshipsQueryResponse> {
    const relationships = await this.service.ofPairs(pairs);
    return { items: pairs.map((pair, index) => toRelationshipsQueryRow(pair, relationships[index])) };
  }
}
