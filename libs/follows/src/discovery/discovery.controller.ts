import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  answerPage,
  ApiIdQuery,
  ApiPage,
  ApiProblems,
  IdParam,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiscoveryService } from './discovery.service.js';
import { SUGGESTION_REACH } from './suggestions.js';
import { FollowPageResponse } from '../lists/follow-page.response.js';
import { KnownFollowersQuery } from './known-followers.query.js';
import { ListMutualsQuery } from '../lists/list-follows.query.js';
import { SuggestionListResponse, toSuggestionResponse } from './suggestion-list.response.js';
import { SuggestionsQuery } from './suggestions.query.js';

const SHORT_PAGES =
  'A page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.';

@ApiTags('discovery')
@ApiProblems(DatabaseUnavailableError)
@Controller('v1/users/:id')
export class DiscoveryController {
  constructor(private readonly discovery: DiscoveryService) {}

  @Get('mutuals')
  @ApiOperation({
    summary: 'Who follows a user and is followed back',
    description: `\`followedAt\`, and the order, are of the user's own follow. ${SHORT_PAGES}`,
  })
  @ApiPage(FollowPageResponse, 'A page of those who follow each other with the user.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async mutuals(
    @IdParam('id', 'The user.') id: number,
    @Query(RequestValidationPipe) query: ListMutualsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { order, type, q: namePrefix } = query;
    const page = await this.discovery.mutuals(id, order, query, { type, namePrefix });
    return answerPage(request, reply, page);
  }

  @Get('known-followers')
  @ApiOperation({
    summary: "Which of a user's followers the viewer follows",
    description: `\`followedAt\`, and the order, newest first, are of the viewer's follow. ${SHORT_PAGES}`,
  })
  @ApiIdQuery('viewerId', 'Who looks.', 1)
  @ApiPage(FollowPageResponse, 'A page of followers of the user whom the viewer follows.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async knownFollowers(
    @IdParam('id', 'The user.', 2) id: number,
    @Query(RequestValidationPipe) query: KnownFollowersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.discovery.knownFollowers(id, query.viewerId, query);
    return answerPage(request, reply, page);
  }

  @Get('suggestions')
  @ApiOperation({
    summary: 'Whom a user may want to follow next',
    description:
      'Those whom the most of the followees follow, without the user, those already followed or requested, blocked ' +
      'either way, muted, or of a type that the policy does not let the user follow. It looks at the ' +
      `${SUGGESTION_REACH.followees} latest followees and the ${SUGGESTION_REACH.followsOfEach} latest follows of each.`,
  })
  @ApiOkResponse({ type: SuggestionListResponse, description: 'Users to follow, the best first.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async suggestions(
    @IdParam('id', 'The user.', 4) id: number,
    @Query(RequestValidationPipe) { limit }: SuggestionsQuery,
  ): Promise<SuggestionListResponse> {
    const suggestions = await this.discovery.suggestions(id, limit);
    return { items: suggestions.map(toSuggestionResponse) };
  }
}
