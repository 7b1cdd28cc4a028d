import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { AlsoShowsListsOf, Does } from '@retinue/access/http';
import {
  ActsAs,
  answerPage,
  ApiPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { ApiUserKeyQuery, UserParam } from '@retinue/users/http';
import { DiscoveryService } from './discovery.service.js';
import { SUGGESTION_REACH } from './suggestions.js';
import { FollowPageResponse } from '../lists/follow-page.response.js';
import { KnownFollowersQuery } from './known-followers.query.js';
import { ListMutualsQuery } from '../lists/list-follows.query.js';
import { listViewerOf } from '../lists/list-viewer.request.js';
import { SuggestionListResponse, toSuggestionResponse } from './suggestion-list.response.js';
import { SuggestionsQuery } from './suggestions.query.js';

const SHORT_PAGES =
  'A page may be short, even empty, and still have a `nextCursor`, when few of those looked at match: just go on.';

/** The routes of discovery: known followers and suggestions. */
@ApiTags('discovery')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id')
export class DiscoveryController {
  constructor(private readonly discovery: DiscoveryService) {}

  @Does('lists.read')
  @ActsAs()
  @Get('mutuals')
  @ApiOperation({
    operationId: 'listMutuals',
    summary: 'Who follows a user and is followed back',
    description: `\`followedAt\`, and the order, are of the user's own follow. ${SHORT_PAGES}`,
  })
  @ApiPage(FollowPageResponse, 'A page of those who follow each other with the user.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async mutuals(
    @UserParam('id', 'The user.') id: UserKey,
    @Query(RequestValidationPipe) query: ListMutualsQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const { order, type, q: namePrefix } = query;
    const viewer = listViewerOf(request, query.viewer);
    const page = await this.discovery.mutuals(id, order, query, { type, namePrefix, viewer });
    return answerPage(request, reply, page);
  }

  @Does('own.read')
  @AlsoShowsListsOf('id')
  @ActsAs('viewerId')
  @Get('known-followers')
  @ApiOperation({
    operationId: 'listKnownFollowers',
    summary: "Which of a user's followers the viewer follows",
    description: `\`followedAt\`, and the order, newest first, are of the viewer's follow. ${SHORT_PAGES}`,
  })
  @ApiUserKeyQuery('viewerId', 'Who looks.', 1)
  @ApiPage(FollowPageResponse, 'A page of followers of the user whom the viewer follows.')
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidCursorError)
  async knownFollowers(
    @UserParam('id', 'The user.', 2) id: UserKey,
    @Query(RequestValidationPipe) query: KnownFollowersQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const viewer = listViewerOf(request, query.viewer);
    const page = await this.discovery.knownFollowers(id, query.viewerId, query, viewer);
    return answerPage(request, reply, page);
  }

  @Does('own.read')
  @ActsAs('id')
  @Get('suggestions')
  @ApiOperation({
    operationId: 'listSuggestions',
    summary: 'Whom a user may want to follow next',
    description:
      'Those whom the most of the followees follow, without the user, those already followed or requested, blocked ' +
      'either way, muted, or of a type that the policy does not let the user follow. It looks at the ' +
      `${SUGGESTION_REACH.followees} latest followees and the ${SUGGESTION_REACH.followsOfEach} latest follows of each.`,
  })
  @ApiOkResponse({ type: SuggestionListResponse, description: 'Users to follow, the best first.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async suggestions(
    @UserParam('id', 'The user.', 4) id: UserKey,
    @Query(RequestValidationPipe) query: SuggestionsQuery,
    @Req() request: HttpRequest,
  ): Promise<SuggestionListResponse> {
    const suggestions = await this.discovery.suggestions(
      id,
      query.limit,
      listViewerOf(request, query.viewer),
    );
    return { items: suggestions.map(toSuggestionResponse) };
  }
}
