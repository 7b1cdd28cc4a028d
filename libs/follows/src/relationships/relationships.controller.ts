import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiBodyProblems, ApiProblems, IdParam, RequestValidationPipe } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { RelationshipListResponse, toRelationshipResponse } from './relationship.response.js';
import { RelationshipsQueryRequest } from './relationships-query.request.js';
import { RelationshipsQueryResponse, toRelationshipsQueryRow } from './relationships-query.response.js';
import { ApiRelationshipsQuery, RelationshipsQuery } from './relationships.query.js';
import { RelationshipsService } from './relationships.service.js';

@ApiTags('relationships')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1')
export class RelationshipsController {
  constructor(private readonly service: RelationshipsService) {}

  @Get('users/:id/relationships')
  @ApiOperation({ summary: 'What is between a user and some others' })
  @ApiRelationshipsQuery()
  @ApiOkResponse({
    type: RelationshipListResponse,
    description: 'What is between the user and each of the others.',
  })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async ofUser(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) { ids }: RelationshipsQuery,
  ): Promise<RelationshipListResponse> {
    const relationships = await this.service.ofUser(id, ids);
    return { items: relationships.map(toRelationshipResponse) };
  }

  @Post('relationships/query')
  @HttpCode(200)
  @ApiOperation({ summary: 'What is between the two of each pair', description: 'Changes nothing.' })
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
